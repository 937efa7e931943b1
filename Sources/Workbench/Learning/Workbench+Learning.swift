import LabelStore
import ModelFiles
import NeuralNetwork

extension Workbench {
    /// Learns from the corrections, with replay from the training set, and compares the candidate
    /// with the model in use. Ends early, with `.cancelled`, when `cancelLearning` is called, and
    /// without it when the consumer's task is cancelled.
    ///
    /// The stream throws `WorkbenchError.nothingToLearn`, `needsDataSet`, `alreadyLearning`, and
    /// errors of the lower rooms.
    public func fineTune(
        _ options: FineTuneOptions = FineTuneOptions()
    ) -> AsyncThrowingStream<LearningEvent, any Error> {
        learn(options.record, seed: options.seed) { workbench, session in
            try await workbench.fineTune(options, session)
        }
    }

    /// Trains a new model on the training split; corrections of its images go over their labels.
    /// Events and errors as `fineTune`, and `WorkbenchError.setting`.
    ///
    /// - Parameters:
    ///   - checkpoint: The file that holds a checkpoint after each epoch and after a cancellation.
    ///     It stays: the caller removes it once the model is safe on the disk. Nil for none.
    ///   - resumed: The checkpoint to go on from, made by the same request; nil to begin anew.
    ///   - until: Ends the training after this epoch, as `cancelLearning` does; nil for its last.
    public func trainFromScratch(
        _ request: TrainingRequest, checkpoint: String? = nil, resuming resumed: String? = nil,
        until: Int? = nil
    ) -> AsyncThrowingStream<LearningEvent, any Error> {
        let record = (try? request.record()) ?? JSONObject()
        return learn(record, seed: request.recipe.seed) { workbench, session in
            try await workbench.train(
                request, checkpoint.map { Checkpointing(path: $0, until: until) },
                resuming: resumed, session)
        }
    }

    /// Whether a training is under way.
    public var isLearning: Bool { learning != nil }

    /// Ends the training under way within one step; it reports `.cancelled`.
    public func cancelLearning() {
        learning?.cancel()
    }

    /// Puts the candidate into use and marks its corrections learned; `goBack` undoes it.
    ///
    /// - Throws: `WorkbenchError.staleCandidate`, errors of the file system and the store; the model
    ///   in use stays.
    @discardableResult
    public func keep(_ result: LearningResult) async throws -> ModelInfo {
        let candidate = try candidate(of: result)
        guard (try? currentModel())?.info.id == candidate.comparedWith else {
            throw WorkbenchError.staleCandidate
        }
        let store = try openStore()
        try await keepCopyOfCurrentModel(in: store)
        let record = try copy(candidate.model, newCorrections: candidate.learned.count)
        try await store.keepModel(record, learned: candidate.learned, madeBy: candidate.run)
        use(try await LoadedModel(file: record.file))
        knownPredictions[.test] = candidate.test
        candidates[result.id] = nil
        announce(.labels)
        return try modelInfo
    }

    /// Forgets the candidate; the model in use stays.
    public func discard(_ result: LearningResult) {
        candidates[result.id] = nil
    }

    /// Writes the candidate to a file without putting it into use.
    ///
    /// - Throws: `WorkbenchError.staleCandidate`, `ModelFileError`.
    public func write(_ result: LearningResult, to path: String) throws {
        try ModelFile.write(try candidate(of: result).model.model, to: path)
    }

    /// Writes the curves of the candidate's training beside its file: `garment.csv` and
    /// `garment.svg` for `garment.json`.
    ///
    /// - Throws: `WorkbenchError.staleCandidate`, `FileError`.
    public func writeCurves(of result: LearningResult, beside path: String) throws {
        let model = try candidate(of: result).model.model
        guard let training = model.training else { return }
        let title = "\(model.name), \(model.network.name), seed \(training.seed ?? 0)"
        try CurveFiles(history: training.history, title: title).write(beside: path)
    }

    private func candidate(of result: LearningResult) throws -> Candidate {
        guard let candidate = candidates[result.id] else { throw WorkbenchError.staleCandidate }
        return candidate
    }

    /// Runs `work` as the one training under way.
    private func learn(
        _ recipe: JSONObject, seed: UInt64,
        _ work: @escaping @Sendable (Workbench, LearningSession) async throws -> LearningResult?
    ) -> AsyncThrowingStream<LearningEvent, any Error> {
        let (stream, continuation) = AsyncThrowingStream.makeStream(of: LearningEvent.self)
        guard learning == nil else {
            continuation.finish(throwing: WorkbenchError.alreadyLearning)
            return stream
        }
        let control = LearningControl()
        learning = control
        continuation.onTermination = { reason in
            if case .cancelled = reason { control.cancel() }
        }
        announce(.learning)
        let session = LearningSession(control: control, reportingTo: continuation)
        control.watch(
            Task {
                let outcome: Result<LearningResult?, any Error>
                do {
                    outcome = .success(
                        try await remembering(recipe, seed: seed) {
                            try await work(self, session)
                        })
                } catch {
                    outcome = .failure(error)
                }
                learning = nil
                announce(.learning)
                session.end(outcome)
            })
        return stream
    }
}
