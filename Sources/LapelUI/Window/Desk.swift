import GtkKit
import Workbench

/// What all pages share: the workbench, what it last said, and who wants to know when that changes.
@MainActor
final class Desk {
    let workbench: Workbench
    /// The model in use, nil until the workbench is open.
    private(set) var model: ModelInfo?
    /// Every correction, the latest first.
    private(set) var corrections: [Correction] = []
    /// Why there is no data set, nil if there is one.
    private(set) var noDataSet: String?
    /// Shows toasts and dialogs.
    weak var presenter: (any Presenter)?
    /// Undo and redo over strokes and labels.
    let timeline = Timeline()
    /// The training under way and its result.
    private(set) lazy var learning = LearningSession(desk: self)

    private var observers: [@MainActor (Change) -> Void] = []

    init(workbench: Workbench) {
        self.workbench = workbench
    }

    var classNames: [String] { model?.classNames ?? Workbench.classNames }

    /// The corrections that the model in use has not learned.
    var waiting: [Correction] { corrections.filter { !$0.isLearned } }

    /// Calls `body` after each change, for as long as the window lives.
    func observe(_ body: @escaping @MainActor (Change) -> Void) {
        observers.append(body)
    }

    /// Opens the workbench; pages hear of `.model` and `.labels` then.
    func open() async {
        do {
            let notices = try await workbench.open()
            noDataSet = notices.noDataSet
            let problems = [
                notices.damagedStore, notices.noStore, notices.damagedModel, notices.noModel,
            ].compactMap { $0 }
            if !problems.isEmpty {
                presenter?.show(problem: problems.joined(separator: " "))
            }
            // Before what is there now is looked at, so that nothing falls in between.
            let changes = await workbench.changes()
            await follow(.model)
            await follow(.labels)
            Task { [weak self] in
                for await change in changes { await self?.follow(change) }
            }
        } catch {
            presenter?.show(fatal: Words.sentence(error))
        }
    }

    /// Follows what the command line did meanwhile.
    func noticeOtherProcesses() {
        perform { [self] in try await workbench.noticeOtherProcesses() }
    }

    /// Runs `work`; an error becomes a toast.
    func perform(_ work: @escaping @MainActor () async throws -> Void) {
        Task { [weak self] in
            do {
                try await work()
            } catch is CancellationError {
            } catch {
                self?.presenter?.show(problem: Words.sentence(error))
            }
        }
    }

    /// Says what samples really are, stores it at once as one step and offers to take it back.
    func label(_ samples: [Sample], as classIndex: Int) {
        guard classNames.indices.contains(classIndex) else { return }
        perform { [self] in
            try await workbench.label(samples, as: classIndex)
            timeline.did(.label)
            let what = samples.count == 1 ? "this" : "each of \(samples.count) images"
            let text = "Stored: \(what) is \(classNames[classIndex])"
            presenter?.show(done: text) { [weak self] in self?.presenter?.undo() }
        }
    }

    func undoLabel() {
        perform { [self] in
            if try await workbench.undo() == nil {
                presenter?.show(problem: "There is nothing to undo.")
            }
        }
    }

    func redoLabel() {
        perform { [self] in
            if try await workbench.redo() == nil {
                presenter?.show(problem: "There is nothing to redo.")
            }
        }
    }

    private func follow(_ change: Change) async {
        do {
            switch change {
            case .model:
                model = try await workbench.modelInfo
                corrections = try await workbench.corrections()
            case .labels:
                corrections = try await workbench.corrections()
            case .learning: break
            }
            if change != .learning {
                let state = try await workbench.undoState()
                timeline.storeCan(undo: state.canUndo, redo: state.canRedo)
            }
        } catch {
            presenter?.show(problem: Words.sentence(error))
        }
        for observer in observers { observer(change) }
    }
}

/// Says things to the person, and holds what only the window has.
@MainActor
protocol Presenter: AnyObject {
    /// The window, for dialogs.
    var window: Window { get }
    /// Something worked and can be taken back.
    func show(done text: String, undo: (@MainActor () -> Void)?)
    /// Something failed and can be tried again.
    func show(problem text: String)
    /// Nothing can go on.
    func show(fatal text: String)
    /// Takes the last step back.
    func undo()
    /// Puts a picture on the canvas of Try and shows that page.
    func editInTry(_ image: GrayImage)
    /// Shows one image of the data set in Browse.
    func browse(_ part: Part, index: Int)
}
