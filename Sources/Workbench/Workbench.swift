import Datasets
import LabelStore
import NeuralNetwork

/// The application without a screen: the model in use, the data set, labels and learning. One a
/// process; the window and the command line both work through it.
///
/// Nothing here blocks for long: what takes time runs beside the actor, so a prediction is answered
/// at once while a training runs. Errors of the lower rooms pass through; each describes itself in
/// one sentence.
public actor Workbench {
    /// Where everything lies.
    public nonisolated let configuration: Configuration

    let shelf: DataShelf
    /// Nil before `open`.
    var store: Result<LabelStore, any Error>?
    /// Nil before `open`.
    var current: Result<LoadedModel, any Error>?
    /// Of the model in use.
    var knownPredictions: [Part: PartPredictions] = [:]
    /// Of the model in use, for own images by id.
    var knownOwnPredictions: [String: [Float]] = [:]
    /// Of the model in use.
    var knownReviews: [ReviewKey: ReviewList] = [:]
    /// Of the data set.
    var knownNear: NearPictures?
    /// Made by learning, not yet kept or discarded; by `ModelInfo.id`.
    var candidates: [String: Candidate] = [:]
    /// What is known of the shipped model, once it was read.
    var shippedInfo: ModelInfo?
    /// The training under way.
    var learning: LearningControl?
    var instant = InstantLearning()
    private var watchers: [Int: AsyncStream<Change>.Continuation] = [:]
    private var nextWatcher = 0

    /// Touches nothing; call `open` next.
    public init(configuration: Configuration = Configuration()) {
        self.configuration = configuration
        shelf = DataShelf(configuration: configuration)
    }

    /// What changes from now on; ends with the workbench.
    public func changes() -> AsyncStream<Change> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: Change.self, bufferingPolicy: .bufferingNewest(16))
        let watcher = nextWatcher
        nextWatcher += 1
        watchers[watcher] = continuation
        continuation.onTermination = { [weak self] _ in
            Task { await self?.forget(watcher) }
        }
        return stream
    }

    func announce(_ change: Change) {
        if change == .model || change == .labels { learnAtOnce() }
        for watcher in watchers.values { watcher.yield(change) }
    }

    /// - Throws: why there is no store, or `WorkbenchError.notOpen`.
    func openStore() throws -> LabelStore {
        guard let store else { throw WorkbenchError.notOpen }
        return try store.get()
    }

    /// - Throws: why there is no model, or `WorkbenchError.notOpen`.
    func currentModel() throws -> LoadedModel {
        guard let current else { throw WorkbenchError.notOpen }
        return try current.get()
    }

    /// Makes `model` the one that predicts.
    func use(_ model: LoadedModel) {
        current = .success(model)
        knownPredictions = [:]
        knownOwnPredictions = [:]
        knownReviews = [:]
        announce(.model)
        announce(.models)
    }

    private func forget(_ watcher: Int) {
        watchers[watcher] = nil
    }
}
