import GtkKit
import Workbench

extension MainWindow {
    /// Asks what a new class is called, and adds it to the model in use.
    func addClass() {
        guard desk.model != nil else {
            return show(problem: "There is no model to add a class to.")
        }
        let name = Entry(placeholder: "Sock")
        name.setAccessibleLabel("Name of the class")
        name.setMaximumLength(40)
        let dialog = MessageDialog(
            window, heading: "Add a class",
            body: "Label a few images with it; the network learns it from them.")
        dialog.setExtra(name)
        dialog.addResponse("close", "Cancel")
        dialog.addResponse("add", "Add", .suggested)
        dialog.setDefault("add")
        dialog.setEnabled("add", false)
        name.activatesDefault()
        name.onChanged { [weak dialog] in dialog?.setEnabled("add", !$0.isEmpty) }
        desk.perform { [self] in
            if await dialog.choose() == "add" { addClass(named: name.text) }
        }
        name.grabFocus()
    }

    private func addClass(named name: String) {
        desk.performInOrder { [self] in
            let model = try await desk.workbench.addClass(named: name)
            desk.timeline.did(.label)
            show(done: "Added \(model.classNames.last ?? name), for images that you label with it")
            {
                [weak self] in self?.undo()
            }
        }
    }
}
