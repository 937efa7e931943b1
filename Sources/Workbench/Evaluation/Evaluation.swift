/// How good a model is on a split.
public struct Evaluation: Sendable, Hashable {
    /// The split.
    public var split: Split
    /// How many images it is over.
    public var images: Int
    /// How many images were left out, because the model or its parents learned their corrections.
    public var leftOut: Int
    /// Mean cross-entropy, in nats.
    public var loss: Double
    /// Share of images that are right, 0…1.
    public var accuracy: Double
    /// One standard error of `accuracy`.
    public var standardError: Double
    /// Expected calibration error over 15 bins (Guo et al. 2017), 0…1.
    public var expectedCalibrationError: Double
    /// For each class, the share of its images that are right, 0…1; nil for a class without images.
    public var perClass: [Double?]
    /// Row: the real class; column: the predicted one; how many images.
    public var confusion: [[Int]]
    /// How long it took.
    public var seconds: Double
}
