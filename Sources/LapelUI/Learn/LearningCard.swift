import GtkKit
import Workbench

/// While learning: how far, how long still, the curves, and Cancel.
@MainActor
final class LearningCard {
    let widget: Widget
    private let title = Label(css: "title-2")
    private let detail = Label(css: "dim-label", "numeric")
    private let bar = ProgressBar()
    private let curves = CurvesView()
    private let session: LearningSession

    init(session: LearningSession) {
        self.session = session
        title.horizontalTextAlign = 0
        detail.horizontalTextAlign = 0
        detail.setEllipsize(.end)
        bar.setAccessibleLabel("Training progress")
        let cancel = Button("Cancel")
        cancel.horizontalAlign = .center
        cancel.addCSS("pill")
        cancel.onClicked { [weak session] in session?.cancel() }
        let box = Box(.vertical, spacing: 12, [title, bar, detail, curves.widget, cancel])
        box.addCSS("card-box")
        box.expand()
        widget = box
    }

    func refresh() {
        title.text = session.task.title
        let progress = session.progress
        bar.fraction = progress?.fraction ?? 0
        detail.text = Self.detail(progress)
        curves.show(session.curves)
    }

    private static func detail(_ progress: LearningProgress?) -> String {
        guard let progress else { return "Preparing" }
        switch progress.phase {
        case .preparing: return "Preparing"
        case .calibrating: return "Finding out how sure it may be"
        case .comparing: return "Comparing before and after"
        case .learning: break
        }
        var parts = ["Epoch \(min(progress.epoch + 1, progress.epochs)) of \(progress.epochs)"]
        if let left = progress.secondsLeft { parts.append(Numbers.timeLeft(left)) }
        if let speed = progress.imagesPerSecond {
            parts.append("\(Numbers.count(Int(speed))) images a second")
        }
        return parts.joined(separator: " · ")
    }
}

extension LearningSession {
    /// The curves so far.
    var curves: Curves {
        Curves(points: points, metrics: epochs, epochs: isLearning ? progress?.epochs : nil)
    }
}
