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
    private let keepTestSet = Switch()

    init(desk: Desk, trainFromScratch: @escaping @MainActor () -> Void) {
        self.desk = desk
        fineTune.addCSS("suggested-action", "pill")
        fromScratch.addCSS("pill")
        export.addCSS("pill", "flat")
        export.setAccessibleLabel("Export model")
        export.setAction("win.export-model")
        let buttons = Box(.vertical, spacing: 12, [fineTune, fromScratch, export])
        buttons.horizontalAlign = .center
        let box = Box(.vertical, spacing: 24, [buttons, Self.choice(keepTestSet)])
        widget = StatusPage(
            icon: "lapel-learn-symbolic", title: "No corrections waiting",
            description: "", child: box)
        keepTestSet.onToggled { [weak self] in self?.keepTestSet($0) }
        fineTune.onClicked { [weak desk] in desk?.learning.start(.fineTune) }
        fromScratch.onClicked(trainFromScratch)
        desk.observe { [weak self] _ in self?.refresh() }
        refresh()
    }

    private static func choice(_ keepTestSet: Switch) -> Widget {
        let title = "Keep the test set for measuring only"
        let row = ActionRow(
            title: title, subtitle: "Corrections of test images are kept, but not learned")
        keepTestSet.setAccessibleLabel(title)
        row.addSuffix(keepTestSet)
        row.setActivatable(keepTestSet)
        let group = PreferencesGroup([row])
        group.setSizeRequest(width: 300)
        return Clamp(group, maximum: 440)
    }

    private func keepTestSet(_ keeps: Bool) {
        guard keeps != desk.keepsTestSet else { return }
        desk.perform { [desk] in try await desk.workbench.setKeepsTestSet(keeps) }
    }

    private func refresh() {
        keepTestSet.isActive = desk.keepsTestSet
        let count = desk.waiting.count
        fineTune.isSensitive = count > 0
        let apart = desk.keptApart.count
        let kept =
            apart == 0
            ? ""
            : "\(Numbers.counted(apart, "correction", "corrections")) of test images only "
                + (apart == 1 ? "measures." : "measure.")
        guard count > 0 else {
            widget.setTitle("No corrections waiting")
            widget.setDescription(
                kept.isEmpty ? "Say what a picture really is, in Try or in Browse." : kept)
            return
        }
        widget.setTitle("\(Numbers.counted(count, "correction", "corrections")) waiting")
        widget.setDescription(
            "Fine-tuning learns them beside images that the network already knows, so that it does "
                + "not forget. You can compare before you keep the result."
                + (kept.isEmpty ? "" : " " + kept))
    }
}
