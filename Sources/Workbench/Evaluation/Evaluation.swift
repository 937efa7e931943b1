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
    /// How many of the images a person gave another label than the data set.
    public var correctedImages = 0
    /// Share of the same images that are right by the corrected labels, 0…1.
    public var correctedAccuracy: Double
    /// One standard error of `accuracy`.
    public var standardError: Double
    /// Expected calibration error over 15 bins (Guo et al. 2017), 0…1.
    public var expectedCalibrationError: Double
    /// How good it is at each class.
    public var perClass: [ClassFigures]
    /// Row: the real class; column: the predicted one; how many images.
    public var confusion: [[Int]]
    /// How long it took.
    public var seconds: Double
    /// How well it tells the split's images from others, if others were given.
    public var novelty: NoveltyFigures?

    /// How good a model is at one class.
    public struct ClassFigures: Sendable, Hashable {
        /// Share of the images given to the class that are of it, 0…1; nil if none was given to it.
        public var precision: Double?
        /// Share of the class's images that were given to it, 0…1; nil for a class without images.
        public var recall: Double?
        /// How many images the class has.
        public var support: Int

        /// Figures that were counted.
        public init(precision: Double?, recall: Double?, support: Int) {
            (self.precision, self.recall, self.support) = (precision, recall, support)
        }

        /// The harmonic mean of precision and recall, 0…1; nil where neither is known.
        public var f1: Double? {
            guard precision != nil || recall != nil else { return nil }
            let (precision, recall) = (precision ?? 0, recall ?? 0)
            return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
        }
    }

    /// How well a model tells garments from pictures that are none.
    public struct NoveltyFigures: Sendable, Hashable {
        /// How probable it is that a picture has a higher novelty than a garment, 0…1.
        public var auroc: Double
        /// How many pictures were compared with the split's images.
        public var images: Int
        /// How many of them do not look like a garment.
        public var flagged: Int
        /// How many of the split's images do not.
        public var flaggedGarments: Int
    }
}
