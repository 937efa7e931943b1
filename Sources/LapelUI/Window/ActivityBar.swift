import GtkKit
import Workbench

/// The thin bar under the header while something long runs, on every page: its name, how far it is,
/// how long it still takes, and Cancel.
@MainActor
final class ActivityBar {
    let widget: Revealer
    /// Whether the page in view tells the same.
    var isRedundant = false {
        didSet { refresh() }
    }
    private let bar = ProgressBar()
    private let title = Label(css: "caption-heading")
    private let timeLeft = Label(css: "caption", "dim-label")
    private let activity: any Activity

    /// - Parameter noun: What is done, for screen readers: `training`.
    init(_ activity: any Activity, of noun: String) {
        self.activity = activity
        let cancel = Button("Cancel")
        cancel.addCSS("flat", "small-button")
        cancel.setAccessibleLabel("Cancel \(noun)")
        bar.addCSS("osd")
        bar.setAccessibleLabel("Progress of \(noun)")
        timeLeft.expandsHorizontally = true
        timeLeft.horizontalTextAlign = 0
        let line = Box(.horizontal, spacing: 12, [title, timeLeft, cancel])
        line.setMargins(horizontal: 12, vertical: 3)
        let box = Box(.vertical, [bar, line])
        box.addCSS("activity")
        widget = Revealer(box)
        cancel.onClicked { [weak self] in self?.activity.cancel() }
        activity.observe { [weak self] in self?.refresh() }
    }

    private func refresh() {
        widget.isRevealed = activity.isRunning && !isRedundant
        guard activity.isRunning else { return }
        title.text = activity.title
        bar.fraction = activity.share ?? 0
        timeLeft.text = activity.secondsLeft.map(Numbers.timeLeft) ?? "preparing"
    }
}
