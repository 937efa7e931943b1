import GtkKit
import Workbench

/// What all pages share: the workbench, what it last said, and who wants to know when that changes.
@MainActor
final class Desk {
    let workbench: Workbench
    /// The model in use, nil until the workbench is open.
    private(set) var model: ModelInfo?
    /// How many corrections there are.
    private(set) var correctionCount = 0
    /// Those that the model in use has not learned and may learn, the latest first.
    private(set) var waiting: [Correction] = []
    /// Those of test images that only measure, the latest first.
    private(set) var keptApart: [Correction] = []
    /// Whether corrections of test images are left alone.
    private(set) var keepsTestSet = false
    /// Why there is no data set, nil if there is one.
    private(set) var noDataSet: String?
    /// Shows toasts and dialogs.
    weak var presenter: (any Presenter)?
    /// Undo and redo over strokes and labels.
    let timeline = Timeline()
    /// The training under way and its result.
    private(set) lazy var learning = LearningSession(desk: self)
    /// The search for wrong labels.
    private(set) lazy var audit = ReviewSession(desk: self)
    /// The search for the images of a queue.
    private(set) lazy var search = ReviewSession(desk: self)
    /// Other work that takes time.
    let work = LongWork()

    private var observers: [@MainActor (Change) -> Void] = []
    /// Changes that pages have not heard of yet.
    private var unheard: Set<Change> = []
    private var isFollowing = false
    private var lastInOrder: Task<Void, Never>?

    init(workbench: Workbench) {
        self.workbench = workbench
    }

    var classNames: [String] { model?.classNames ?? Workbench.classNames }

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
                for await change in changes { self?.note(change) }
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
        Task { await telling(work) }
    }

    /// Runs `work` after all that was asked for in order before, so that labels are stored, and taken
    /// back, as fast keys gave them.
    func performInOrder(_ work: @escaping @MainActor () async throws -> Void) {
        lastInOrder = Task { [before = lastInOrder] in
            await before?.value
            await telling(work)
        }
    }

    private func telling(_ work: @MainActor () async throws -> Void) async {
        do {
            try await work()
        } catch is CancellationError {
        } catch {
            presenter?.show(problem: Words.sentence(error))
        }
    }

    /// Stores labels as one step, tells it and offers to take it back.
    ///
    /// - Parameter work: Stores them and gives the sentence to tell.
    func label(_ work: @escaping @MainActor () async throws -> String) {
        step(work)
    }

    /// Makes a step, tells it and offers to take it back.
    ///
    /// - Parameter work: Makes it and gives the sentence to tell; nil if there was nothing to do.
    func step(_ work: @escaping @MainActor () async throws -> String?) {
        performInOrder { [self] in
            guard let text = try await work() else { return }
            timeline.did(.label)
            presenter?.show(done: text) { [weak self] in self?.presenter?.undo() }
        }
    }

    /// Undoes or redoes until a step of the history is the last that holds.
    func go(to step: Int64?) async throws {
        let before = try await workbench.history().first(where: \.holds)?.id
        let moved = try await workbench.go(to: step)
        guard let first = moved.first else { return }
        for _ in moved {
            if first.holds { timeline.redid(.label) } else { timeline.undid(.label) }
        }
        let steps = Numbers.counted(moved.count, "step", "steps")
        presenter?.show(done: "Went \(first.holds ? "forth" : "back") \(steps)") { [weak self] in
            self?.performInOrder { try await self?.go(to: before) }
        }
    }

    func undoLabel() async throws {
        if try await workbench.undo() == nil {
            presenter?.show(problem: "There is nothing to undo.")
        }
    }

    func redoLabel() async throws {
        if try await workbench.redo() == nil {
            presenter?.show(problem: "There is nothing to redo.")
        }
    }

    /// Many changes of one kind that come at once are followed once.
    private func note(_ change: Change) {
        unheard.insert(change)
        guard !isFollowing else { return }
        isFollowing = true
        Task {
            while let next = unheard.popFirst() { await follow(next) }
            isFollowing = false
        }
    }

    private func readCorrections() async throws {
        let all = try await workbench.corrections()
        correctionCount = all.count
        (waiting, keptApart) = await Self.waiting(all)
    }

    /// Beside the window's thread: there may be tens of thousands.
    nonisolated private static func waiting(
        _ all: [Correction]
    ) async -> (learnable: [Correction], keptApart: [Correction]) {
        (all.filter(\.isWaiting), all.filter { !$0.isLearned && $0.isKeptApart })
    }

    private func follow(_ change: Change) async {
        do {
            switch change {
            case .model:
                model = try await workbench.modelInfo
                try await readCorrections()
            case .labels: try await readCorrections()
            case .models, .learning, .predictions: break
            }
            if change == .model || change == .labels {
                keepsTestSet = (try? await workbench.keepsTestSet) ?? false
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
    /// Something failed and can be tried again; what worked of it can be taken back by `undo`.
    func show(problem text: String, undo: (@MainActor () -> Void)?)
    /// Nothing can go on.
    func show(fatal text: String)
    /// Takes the last step back.
    func undo()
    /// Does again what was taken back last.
    func redo()
    /// Puts a picture on the canvas of Try and shows that page.
    func editInTry(_ image: GrayImage)
    /// Shows one image of the data set in Browse.
    func browse(_ part: Part, index: Int)
    /// Shows the test images in Browse that the model in the file and the one in use take for different
    /// classes.
    func browseDisagreement(with file: String)
    /// Shows the own images in Browse, that one among them chosen.
    func browseOwn(_ id: String?)
}

extension Presenter {
    /// Something failed and can be tried again.
    func show(problem text: String) { show(problem: text, undo: nil) }
}
