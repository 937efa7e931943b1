import Synchronization

/// One run: a network, its weights, a recipe and samples. `events()` starts it.
public final class Trainer: Sendable {
    private let isCancelled = Atomic(false)

    /// A new run.
    ///
    /// - Parameters:
    ///   - weights: In the order of `network.weightSpecs`; nil draws new ones from the recipe's seed.
    ///   - validation: Nil trains without validation.
    ///   - options: What the run leaves as it is.
    ///   - threads: OpenMP threads a step uses, 1….
    ///   - checkpointing: Nil writes no checkpoints.
    /// - Throws: `TrainingError.recipe`, `TrainingError.data` if there are no samples, `DesignError`
    ///   if the weights do not fit.
    public init(
        network: Network, weights: [Tensor]? = nil, recipe: Recipe, training: any TrainingData,
        validation: (any TrainingData)? = nil, options: TrainingPlan.Options = .init(),
        threads: Int = 2, checkpointing: Checkpointing? = nil
    ) throws {
        fatalError("not built yet")
    }

    /// A run that goes on where a checkpoint was taken, with the checkpoint's recipe and options.
    ///
    /// - Throws: `TrainingError.checkpoint` if it belongs to another network or other samples.
    public init(
        network: Network, continuing checkpoint: Checkpoint, training: any TrainingData,
        validation: (any TrainingData)? = nil, threads: Int = 2,
        checkpointing: Checkpointing? = nil
    ) throws {
        fatalError("not built yet")
    }

    /// Starts the run on the engine's thread and reports it. Call it once.
    ///
    /// The run ends within one step when the consumer's task is cancelled or the stream is dropped.
    /// The stream throws `TrainingError` and what the plans throw.
    public func events() -> AsyncThrowingStream<TrainingEvent, any Error> {
        fatalError("not built yet")
    }

    /// Ends the run within one step; the last event is `.cancelled` with a checkpoint.
    public func cancel() { isCancelled.store(true, ordering: .releasing) }
}
