import FoundationEssentials

/// A label that a person gave, over the data set's or the prediction.
public struct Correction: Sendable, Hashable, Identifiable {
    /// The sample with its original and its corrected label.
    public var sample: Sample
    /// What it was before: the data set's class, or the one predicted for a drawing or a photo.
    public var previousClass: Int?
    /// The class that the person gave.
    public var classIndex: Int
    /// When the label was given.
    public var date: Date
    /// Whether the model in use has learned it.
    public var isLearned: Bool
    /// Whether it is not to be learned, because it is of a test image and the test set is kept for
    /// measuring only.
    public var isKeptApart = false

    /// Whether it is to be learned yet.
    public var isWaiting: Bool { !isLearned && !isKeptApart }

    /// The sample's id.
    public var id: String { sample.id }
}
