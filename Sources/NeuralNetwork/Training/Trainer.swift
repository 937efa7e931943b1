import Synchronization

/// One run: a network, its weights, a recipe and samples. `events()` starts it.
public final class Trainer: Sendable {
    /// What a run needs; a value, so that it can go to the engine's thread.
    struct Job: Sendable {
        let network: Network
        let training: any TrainingData
        let validation: (any TrainingData)?
        let threads: Int
        let checkpointing: Checkpointing?
        /// Where the run starts; a new run starts at a checkpoint with nothing done.
        let start: Checkpoint
    }

    private let job: Job
    private let isCancelled = Atomic(false)
    private let isStarted = Atomic(false)

    /// A new run.
    ///
    /// - Parameters:
    ///   - weights: In the order of `network.weightSpecs`; nil draws new ones from the recipe's seed.
    ///   - validation: Nil trains without validation.
    ///   - options: What the run leaves as it is.
    ///   - threads: Threads a step uses, 1….
    ///   - checkpointing: Nil writes no checkpoints.
    /// - Throws: `TrainingError.recipe`, `TrainingError.data` if there are no samples or none to
    ///   validate for early stopping, `DesignError` if the weights do not fit.
    public init(
        network: Network, weights: [Tensor]? = nil, recipe: Recipe, training: any TrainingData,
        validation: (any TrainingData)? = nil, options: TrainingPlan.Options = .init(),
        threads: Int = 2, checkpointing: Checkpointing? = nil
    ) throws {
        try recipe.validate()
        try Self.check(training, validation)
        guard recipe.earlyStopping == nil || validation != nil else {
            throw TrainingError.data(
                expected: "validation samples for early stopping", found: "none")
        }
        let weights = weights ?? network.initialWeights(seed: recipe.seed)
        try network.check(weights: weights)
        job = Job(
            network: network, training: training, validation: validation, threads: threads,
            checkpointing: checkpointing,
            start: Checkpoint(
                fingerprint: network.fingerprint, recipe: recipe, options: options,
                trainingCount: training.count, provenance: training.provenance,
                weights: weights))
    }

    /// A run that goes on where a checkpoint was taken, with the checkpoint's recipe and options.
    ///
    /// - Throws: `TrainingError.checkpoint` if it belongs to another network or other samples,
    ///   or contradicts itself.
    public init(
        network: Network, continuing checkpoint: Checkpoint, training: any TrainingData,
        validation: (any TrainingData)? = nil, threads: Int = 2,
        checkpointing: Checkpointing? = nil
    ) throws {
        try Self.check(training, validation)
        try checkpoint.check(network: network, training: training)
        job = Job(
            network: network, training: training, validation: validation, threads: threads,
            checkpointing: checkpointing, start: checkpoint)
    }

    /// Starts the run on the engine's thread and reports it. Call it once.
    ///
    /// The run ends within one step when the consumer's task is cancelled or the stream is dropped.
    /// The stream throws `TrainingError` and what the plans throw.
    public func events() -> AsyncThrowingStream<TrainingEvent, any Error> {
        precondition(
            !isStarted.exchange(true, ordering: .relaxed), "a run started twice, expected once")
        return AsyncThrowingStream { continuation in
            continuation.onTermination = { [weak self] _ in self?.cancel() }
            Task {
                await TrainingRoom.shared.run {
                    do {
                        let run = try TrainingRun(self.job)
                        try run.run(
                            isCancelled: { self.isCancelled.load(ordering: .acquiring) },
                            report: { continuation.yield($0) })
                        continuation.finish()
                    } catch {
                        continuation.finish(throwing: error)
                    }
                }
            }
        }
    }

    /// Ends the run within one step; the last event is `.cancelled` with a checkpoint.
    public func cancel() { isCancelled.store(true, ordering: .releasing) }

    private static func check(
        _ training: any TrainingData, _ validation: (any TrainingData)?
    ) throws {
        guard training.count > 0, validation.map({ $0.count > 0 }) ?? true else {
            throw TrainingError.data(
                expected: "at least one sample in each split",
                found: "\(training.count) to train and \(validation?.count ?? 0) to validate")
        }
    }
}

/// Runs trainings one after the other on the engine's thread.
private actor TrainingRoom {
    static let shared = TrainingRoom()

    nonisolated var unownedExecutor: UnownedSerialExecutor {
        EngineThread.training.asUnownedSerialExecutor()
    }

    func run(_ body: @Sendable () -> Void) { body() }
}
