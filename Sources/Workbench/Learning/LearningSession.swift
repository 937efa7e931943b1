import NeuralNetwork

/// One training under way: where it reports, and what ends it.
struct LearningSession: Sendable {
    let control: LearningControl
    private let continuation: AsyncThrowingStream<LearningEvent, any Error>.Continuation
    private let start = ContinuousClock.now

    init(
        control: LearningControl,
        reportingTo continuation: AsyncThrowingStream<LearningEvent, any Error>.Continuation
    ) {
        self.control = control
        self.continuation = continuation
    }

    /// Seconds since the training began.
    var seconds: Double { start.duration(to: .now).seconds }

    func report(_ event: LearningEvent) {
        continuation.yield(event)
    }

    /// Reports how far all of it is; the time left is reckoned from the time so far, unless known.
    func report(
        _ phase: LearningProgress.Phase, _ fraction: Double, epoch: Int = 0, of epochs: Int = 0,
        secondsLeft: Double? = nil, imagesPerSecond: Double? = nil
    ) {
        let reckoned = fraction > 0.05 ? seconds * (1 - fraction) / fraction : nil
        report(
            .progress(
                LearningProgress(
                    phase: phase, fraction: fraction, epoch: epoch, epochs: epochs,
                    secondsLeft: secondsLeft ?? reckoned, imagesPerSecond: imagesPerSecond)))
    }

    /// The last event, or the error.
    func end(_ outcome: Result<LearningResult?, any Error>) {
        switch outcome {
        case .failure where control.isCancelled: report(.cancelled)
        case .failure(let error): return continuation.finish(throwing: error)
        case .success(nil): report(.cancelled)
        case .success(let result?): report(.finished(result))
        }
        continuation.finish()
    }

    /// A sweep's progress as a stretch of the whole.
    func stretch(
        _ phase: LearningProgress.Phase, from start: Double, to end: Double
    ) -> @Sendable (Double) -> Void {
        { report(phase, start + (end - start) * $0) }
    }

    /// Runs the trainer and reports what it says as the stretch of the whole between two fractions;
    /// the weights and the history that it leaves, nil if the person ended it.
    ///
    /// - Parameter epochs: how many were done before this trainer's.
    func run(
        _ trainer: Trainer, from start: Double, to end: Double, after epochs: Int = 0
    ) async throws -> TrainedWeights? {
        control.watch(trainer)
        defer { control.watch(nil) }
        var curve = CurveSampler()
        for try await event in trainer.events() {
            switch event {
            case .progress(let progress):
                report(
                    .learning, start + (end - start) * progress.fraction,
                    epoch: epochs + progress.epoch - 1, of: epochs + progress.epochs,
                    secondsLeft: progress.secondsLeft, imagesPerSecond: progress.imagesPerSecond)
                if let point = curve.point(at: progress, after: epochs) { report(.point(point)) }
            case .epoch(let metrics): report(.epoch(metrics.later(by: epochs)))
            case .finished(let outcome):
                return TrainedWeights(weights: outcome.weights, history: outcome.history)
            default: break
            }
        }
        return nil
    }
}

/// What a trainer leaves.
struct TrainedWeights: Sendable {
    let weights: [Tensor]
    let history: [EpochMetrics]
}

extension EpochMetrics {
    /// The same figures as those of a run that went on after `epochs`.
    func later(by epochs: Int) -> EpochMetrics {
        var metrics = self
        metrics.epoch += epochs
        return metrics
    }
}
