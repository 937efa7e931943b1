extension Workbench {
    /// Learns from the corrections, with replay from the training set, and compares the candidate
    /// with the model in use. Ends early, with `.cancelled`, when the consumer's task is cancelled
    /// or `cancelLearning` is called.
    ///
    /// The stream throws `WorkbenchError.nothingToLearn`, `needsDataSet`, `alreadyLearning`, and
    /// errors of the lower rooms.
    public func fineTune(
        _ options: FineTuneOptions = FineTuneOptions()
    ) -> AsyncThrowingStream<LearningEvent, any Error> {
        fatalError("not built yet")
    }

    /// Trains a new model on the training split; corrections of its images go over their labels.
    /// Events and errors as `fineTune`, and `WorkbenchError.setting`.
    ///
    /// - Parameters:
    ///   - checkpoint: The file that holds a checkpoint after each epoch, gone at the end; it stays
    ///     when the training is cancelled. Nil for none.
    ///   - resumed: The checkpoint to go on from, made by the same request; nil to begin anew.
    public func trainFromScratch(
        _ request: TrainingRequest, checkpoint: String? = nil, resuming resumed: String? = nil
    ) -> AsyncThrowingStream<LearningEvent, any Error> {
        fatalError("not built yet")
    }

    /// Whether a training is under way.
    public var isLearning: Bool { fatalError("not built yet") }

    /// Ends the training under way within one step; it reports `.cancelled`.
    public func cancelLearning() {
        fatalError("not built yet")
    }

    /// Puts the candidate into use and marks its corrections learned; `goBack` undoes it.
    ///
    /// - Throws: `WorkbenchError.staleCandidate`, errors of the file system.
    @discardableResult
    public func keep(_ result: LearningResult) async throws -> ModelInfo {
        fatalError("not built yet")
    }

    /// Forgets the candidate; the model in use stays.
    public func discard(_ result: LearningResult) async {
        fatalError("not built yet")
    }

    /// Writes the candidate to a file without putting it into use.
    public func write(_ result: LearningResult, to path: String) async throws {
        fatalError("not built yet")
    }
}
