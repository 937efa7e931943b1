import Workbench

/// The training under way: its progress, curves and result, kept while pages change.
@MainActor
final class LearningSession {
    enum State {
        case ready
        case learning
        case result(LearningResult)
    }

    /// What is being learned.
    enum Task {
        case fineTune
        case fromScratch(TrainingRequest)

        var title: String {
            switch self {
            case .fineTune: "Fine-tuning"
            case .fromScratch(let request): "Training \(request.architecture.rawValue)"
            }
        }
    }

    private(set) var state = State.ready
    private(set) var task = Task.fineTune
    private(set) var progress: LearningProgress?
    private(set) var points: [CurvePoint] = []
    private(set) var epochs: [EpochMetrics] = []
    /// The result that was discarded last; the toast's Undo shows it again.
    private var discarded: LearningResult?
    private unowned let desk: Desk
    private var observers: [@MainActor () -> Void] = []

    init(desk: Desk) {
        self.desk = desk
    }

    var isLearning: Bool {
        if case .learning = state { true } else { false }
    }

    /// Calls `body` after each event.
    func observe(_ body: @escaping @MainActor () -> Void) {
        observers.append(body)
    }

    func start(_ task: Task) {
        guard !isLearning else { return }
        self.task = task
        state = .learning
        progress = nil
        points = []
        epochs = []
        let old = discarded
        discarded = nil
        notify()
        _Concurrency.Task { [self] in
            if let old { await desk.workbench.discard(old) }
            do {
                for try await event in await events(of: task) { follow(event) }
            } catch {
                desk.presenter?.show(problem: Words.sentence(error))
            }
            // A stream that ends without a result was cancelled or failed.
            if isLearning { state = .ready }
            notify()
        }
    }

    func cancel() {
        _Concurrency.Task { await desk.workbench.cancelLearning() }
    }

    /// Puts the result into use.
    func keep() {
        guard case .result(let result) = state else { return }
        desk.label { [self] in
            try await desk.workbench.keep(result)
            state = .ready
            notify()
            return "The new model is in use"
        }
    }

    /// Puts the result away until something else is learned; the model in use stays.
    func discard() {
        guard case .result(let result) = state else { return }
        discarded = result
        state = .ready
        notify()
        desk.presenter?.show(done: "The model is as it was") { [weak self] in self?.takeOut() }
    }

    private func takeOut() {
        guard case .ready = state, let discarded else { return }
        state = .result(discarded)
        self.discarded = nil
        notify()
    }

    private func events(
        of task: Task
    ) async -> AsyncThrowingStream<LearningEvent, any Error> {
        switch task {
        case .fineTune: await desk.workbench.fineTune()
        case .fromScratch(let request): await desk.workbench.trainFromScratch(request)
        }
    }

    private func follow(_ event: LearningEvent) {
        switch event {
        case .progress(let progress): self.progress = progress
        case .point(let point): points.append(point)
        case .epoch(let metrics): epochs.append(metrics)
        case .finished(let result): state = .result(result)
        // The stream's end makes it ready: whatever starts before that would be ended with it.
        case .cancelled: return
        }
        notify()
    }

    private func notify() {
        for observer in observers { observer() }
    }
}
