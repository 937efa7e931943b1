import GtkKit
import Workbench

/// Names the model in use; its popover says more and offers what can be done with models.
@MainActor
final class ModelButton {
    let widget: MenuButton
    private let title = Label()
    private let details = Label(css: "dim-label", "caption")
    private let desk: Desk

    init(desk: Desk) {
        self.desk = desk
        title.setEllipsize(.end)
        title.setWidth(characters: 20)
        widget = MenuButton(child: title, label: "Model")
        widget.addCSS("flat")
        widget.setAlwaysShowsArrow(true)
        details.wraps = true
        details.horizontalTextAlign = 0
        details.setWidth(most: 34)
        let box = Box(.vertical, spacing: 6, [details, Separator(.horizontal)])
        let popover = Popover(box)
        for (text, action) in [
            ("Models…", "win.models"), ("Open model…", "win.open-model"),
            ("Export model…", "win.export-model"),
            ("Go back to the previous model", "win.go-back"),
        ] {
            let button = Button(text)
            button.addCSS("flat")
            button.setAccessibleLabel(text.filter { $0 != "…" })
            button.setAction(action)
            button.onClicked { [weak popover] in popover?.close() }
            box.append(button)
        }
        box.setMargins(6)
        widget.setPopover(popover)
        desk.observe { [weak self] change in
            if change == .model { self?.refresh() }
        }
    }

    private func refresh() {
        guard let model = desk.model else {
            title.text = "No model"
            details.text = "Open a model, or train one on the page Learn."
            return
        }
        let accuracy = model.testAccuracy.map { " · " + Numbers.percent($0) } ?? ""
        title.text = "\(model.name) \(Numbers.short(model.parameters))\(accuracy)"
        widget.setAccessibleLabel("Model \(title.text)")
        var lines = [
            "Architecture \(model.architecture), \(Numbers.count(model.parameters)) parameters"
        ]
        widget.tooltip = model.accuracyInWords
        if let accuracy = model.accuracyInWords { lines.append(accuracy) }
        if model.corrections > 0 {
            lines.append(
                "Learned \(Numbers.counted(model.corrections, "correction", "corrections"))")
        }
        details.text = lines.joined(separator: "\n")
    }
}
