/// What a run reports.
public enum TrainingEvent: Sendable {
    /// The first event.
    case started(TrainingStart)
    /// At most 30 a second, and always after an epoch's last step.
    case progress(TrainingProgress)
    /// After each epoch.
    case epoch(EpochMetrics)
    /// A checkpoint was written to the path.
    case checkpoint(path: String)
    /// The last event of a run that ended by itself.
    case finished(TrainingOutcome)
    /// The last event of a run that `Trainer.cancel()` ended; continues from here bit for bit.
    case cancelled(Checkpoint)
}

/// What a run is going to do.
public struct TrainingStart: Hashable, Sendable {
    /// Epochs of the whole run.
    public var epochs: Int
    /// The first epoch that is trained, from 1; more than 1 for a run that continues.
    public var firstEpoch: Int
    /// Steps an epoch.
    public var stepsPerEpoch: Int
    /// Samples a step.
    public var batchSize: Int
    /// Training samples.
    public var trainingCount: Int
    /// Validation samples; 0 without validation.
    public var validationCount: Int
}

/// Where a run is within an epoch.
public struct TrainingProgress: Hashable, Sendable {
    /// Counts from 1.
    public var epoch: Int
    /// Epochs of the whole run.
    public var epochs: Int
    /// Steps done in this epoch.
    public var step: Int
    /// Steps an epoch.
    public var steps: Int
    /// Training images a second since this epoch began.
    public var imagesPerSecond: Double
    /// Mean loss of this epoch so far.
    public var loss: Double
    /// Accuracy on the training samples of this epoch so far, 0…1.
    public var accuracy: Double
    /// The learning rate of the last step.
    public var learningRate: Double
    /// Estimate for the rest of the run, validation included.
    public var secondsLeft: Double

    /// How much of the run is done, 0…1.
    public var fraction: Double {
        (Double(epoch - 1) + Double(step) / Double(steps)) / Double(epochs)
    }
}

/// The figures of one epoch; names in JSON are Keras's.
public struct EpochMetrics: Codable, Hashable, Sendable {
    /// Counts from 1.
    public var epoch: Int
    /// Mean training loss over the epoch's steps, label smoothing included.
    public var loss: Double
    /// Training accuracy over the epoch's steps, 0…1.
    public var accuracy: Double
    /// Validation loss without label smoothing; nil if this epoch did not validate.
    public var valLoss: Double?
    /// Validation accuracy, 0…1; nil if this epoch did not validate.
    public var valAccuracy: Double?
    /// The learning rate of the epoch's last step.
    public var learningRate: Double
    /// Wall time of the epoch, validation included.
    public var seconds: Double
    /// Training images a second, validation not included.
    public var imagesPerSecond: Double

    private enum CodingKeys: String, CodingKey {
        case epoch, loss, accuracy, seconds, imagesPerSecond
        case valLoss = "val_loss"
        case valAccuracy = "val_accuracy"
        case learningRate = "learning_rate"
    }

    /// Figures as given.
    public init(
        epoch: Int, loss: Double, accuracy: Double, valLoss: Double? = nil,
        valAccuracy: Double? = nil, learningRate: Double, seconds: Double, imagesPerSecond: Double
    ) {
        self.epoch = epoch
        self.loss = loss
        self.accuracy = accuracy
        self.valLoss = valLoss
        self.valAccuracy = valAccuracy
        self.learningRate = learningRate
        self.seconds = seconds
        self.imagesPerSecond = imagesPerSecond
    }
}

/// What a run leaves.
public struct TrainingOutcome: Hashable, Sendable {
    /// In the order of `network.weightSpecs`; the average if the recipe has one.
    public var weights: [Tensor]
    /// One entry an epoch.
    public var history: [EpochMetrics]
    /// Whether early stopping ended the run.
    public var stoppedEarly: Bool
    /// The epoch that `weights` belongs to, from 1.
    public var epoch: Int
}
