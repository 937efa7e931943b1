import GtkKit
import Workbench

/// Before learning: how many corrections wait, the two ways to learn, and taking the model along.
@MainActor
final class ReadyCard {
    let widget: StatusPage
    private let desk: Desk
    private let fineTune = Button("Fine-tune")
    private let fromScratch = Button("Train from scratch…")
    private let export = Button("Export model…")

    init(desk: Desk, trainFromScratch: @escaping @MainActor () -> Void) {
        self.desk = desk
        fineTune.addCSS("suggested-action", "pill")
        fromScratch.addCSS("pill")
        export.addCSS("pill", "flat")
        export.setAccessibleLabel("Export model")
        export.setAction("win.export-model")
        let buttons = Box(.vertical, spacing: 12, [fineTune, fromScratch, export])
        buttons.horizontalAlign = .center
        widget = StatusPage(
            icon: "lapel-learn-symbolic", title: "No corrections waiting",
            description: "", child: buttons)
        fineTune.onClicked { [weak desk] in desk?.learning.start(.fineTune) }
        fromScratch.onClicked(trainFromScratch)
        desk.observe { [weak self] _ in self?.refresh() }
        refresh()
    }

    private func refresh() {
        let count = desk.waiting.count
        fineTune.isSensitive = count > 0
        guard count > 0 else {
            widget.setTitle("No corrections waiting")
            widget.setDescription(
                "Say what a picture really is, in Try or in Browse."
            )
            return
        }
        widget.setTitle("\(Numbers.counted(count, "correction", "corrections")) waiting")
        widget.setDescription(
            "Fine-tuning learns them beside images that the network already knows, so that it does "
                + "not forget. You can compare before you keep the result.")
    }
}
