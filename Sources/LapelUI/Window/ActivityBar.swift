import GtkKit
import Workbench

/// The thin bar under the header while something long runs, on every page: its name, how far it is,
/// how long it still takes, and Cancel.
@MainActor
final class ActivityBar {
    let widget: Revealer
    /// Whether the page in view tells of the first activity itself.
    var isRedundant = false {
        didSet { refresh() }
    }
    private let bar = ProgressBar()
    private let title = Label(css: "caption-heading")
    private let timeLeft = Label(css: "caption", "dim-label")
    private let cancel = Button("Cancel")
    private let activities: [any Activity]

    /// - Parameter activities: Of two at a time the first one shows.
    init(_ activities: [any Activity]) {
        self.activities = activities
        cancel.addCSS("flat", "small-button")
        bar.addCSS("osd")
        timeLeft.expandsHorizontally = true
        timeLeft.horizontalTextAlign = 0
        let line = Box(.horizontal, spacing: 12, [title, timeLeft, cancel])
        line.setMargins(horizontal: 12, vertical: 3)
        let box = Box(.vertical, [bar, line])
        box.addCSS("activity")
        widget = Revealer(box)
        cancel.onClicked { [weak self] in self?.shown?.cancel() }
        for activity in activities { activity.observe { [weak self] in self?.refresh() } }
    }

    private var shown: (any Activity)? {
        activities.dropFirst(isRedundant ? 1 : 0).first(where: \.isActive)
    }

    private func refresh() {
        let activity = shown
        widget.isRevealed = activity != nil
        guard let activity else { return }
        cancel.setAccessibleLabel("Cancel \(activity.noun)")
        bar.setAccessibleLabel("Progress of \(activity.noun)")
        title.text = activity.title
        bar.fraction = activity.fraction
        timeLeft.text = activity.secondsLeft.map(Numbers.timeLeft) ?? "preparing"
    }
}
