import NeuralNetwork

/// Makes points of the training curves from a run's progress, which tells means since the epoch's
/// beginning: curves of those would jump where an epoch begins.
struct CurveSampler {
    /// Points an epoch, so that a point is a mean over enough images to be calm.
    private static let pointsInEpoch = 40

    private var epoch = 0
    private var step = 0
    private var loss = 0.0
    private var accuracy = 0.0

    /// A point of the means since the last one; nil where that was a moment ago.
    ///
    /// - Parameter epochs: How many were done before the run.
    mutating func point(at progress: TrainingProgress, after epochs: Int) -> CurvePoint? {
        if progress.epoch != epoch { (epoch, step, loss, accuracy) = (progress.epoch, 0, 0, 0) }
        let steps = progress.step - step
        let isLast = progress.step == progress.steps
        guard steps > 0, isLast || steps * Self.pointsInEpoch >= progress.steps else { return nil }
        let (lossSum, accuracySum) = (
            progress.loss * Double(progress.step), progress.accuracy * Double(progress.step)
        )
        defer { (step, loss, accuracy) = (progress.step, lossSum, accuracySum) }
        return CurvePoint(
            epoch: Double(epochs + progress.epoch - 1)
                + Double(progress.step) / Double(progress.steps),
            loss: (lossSum - loss) / Double(steps),
            accuracy: (accuracySum - accuracy) / Double(steps))
    }
}
