/// What a training reports, in order; the last one is `finished` or `cancelled`.
public enum LearningEvent: Sendable {
    /// How far it is; about ten times a second.
    case progress(LearningProgress)
    /// A point of the training curves while an epoch runs.
    case point(CurvePoint)
    /// An epoch's end, with the points of the validation curves.
    case epoch(EpochMetrics)
    /// The candidate model and how it compares.
    case finished(LearningResult)
    /// The person ended it; nothing changed.
    case cancelled
}

/// How far a training is.
public struct LearningProgress: Sendable, Hashable {
    /// What is being done.
    public enum Phase: String, Sendable, Hashable {
        /// Reading the data set.
        case preparing
        /// Training.
        case learning
        /// Fitting how sure it may be, and what it takes for no garment.
        case calibrating
        /// Comparing before and after.
        case comparing
    }

    /// What is being done.
    public var phase: Phase
    /// 0…1, over all phases.
    public var fraction: Double
    /// Whole epochs done, and how many there will be; for a fine-tune, rounds.
    public var epoch: Int
    /// How many epochs or rounds there will be at most.
    public var epochs: Int
    /// Nil until it can be told.
    public var secondsLeft: Double?
    /// How fast it goes, nil until it can be told.
    public var imagesPerSecond: Double?
}

/// A point of the training curves, mid-epoch.
public struct CurvePoint: Sendable, Hashable {
    /// Epochs done, with a fraction: the curves' shared axis.
    public var epoch: Double
    /// Mean loss on training images since the last point.
    public var loss: Double
    /// Share of training images that were right since the last point, 0…1.
    public var accuracy: Double
}
