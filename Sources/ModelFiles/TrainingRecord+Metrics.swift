import NeuralNetwork

extension TrainingRecord.Epoch {
    /// The figures that a model file keeps.
    public init(_ metrics: EpochMetrics) {
        self.init(
            epoch: metrics.epoch, loss: metrics.loss, accuracy: metrics.accuracy,
            valLoss: metrics.valLoss, valAccuracy: metrics.valAccuracy)
    }
}
