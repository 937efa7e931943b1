import GtkKit
import Workbench

/// The thin bar under the header while something long runs, on every page: its name, how far it is,
/// how long it still takes, and Cancel.
@MainActor
final class ActivityBar {
    let widget: Revealer
    /// Whether the page in view tells the same of a training.
    var isRedundant = false {
        didSet { refresh() }
    }
    private let bar = ProgressBar()
    private let title = Label(css: "caption-heading")
    private let timeLeft = Label(css: "caption", "dim-label")
    private let cancel = Button("Cancel")
    private let session: LearningSession
    private let work: LongWork

    init(session: LearningSession, work: LongWork) {
        self.session = session
        self.work = work
        cancel.addCSS("flat", "small-button")
        bar.addCSS("osd")
        timeLeft.expandsHorizontally = true
        timeLeft.horizontalTextAlign = 0
        let line = Box(.horizontal, spacing: 12, [title, timeLeft, cancel])
        line.setMargins(horizontal: 12, vertical: 3)
        let box = Box(.vertical, [bar, line])
        box.addCSS("activity")
        widget = Revealer(box)
        name("training")
        cancel.onClicked { [weak self] in self?.cancelWhatShows() }
        session.observe { [weak self] in self?.refresh() }
        work.observe { [weak self] in self?.refresh() }
    }

    /// A training goes first: it takes longer, and the other work will soon be done.
    private var showsTraining: Bool { session.isLearning && (work.title == nil || !isRedundant) }

    private func cancelWhatShows() {
        if showsTraining { session.cancel() } else { work.cancel() }
    }

    private func refresh() {
        widget.isRevealed = work.title != nil || (session.isLearning && !isRedundant)
        if showsTraining {
            show(
                session.task.title, "training", session.progress?.fraction ?? 0,
                session.progress?.secondsLeft.map(Numbers.timeLeft) ?? "preparing")
        } else if let title = work.title {
            show(title, title.lowercased(), work.fraction, "")
        }
    }

    private func show(_ text: String, _ task: String, _ fraction: Double, _ detail: String) {
        title.text = text
        bar.fraction = fraction
        timeLeft.text = detail
        name(task)
    }

    private func name(_ task: String) {
        cancel.setAccessibleLabel("Cancel \(task)")
        bar.setAccessibleLabel("Progress of \(task)")
    }
}
