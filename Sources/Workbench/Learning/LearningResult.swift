/// A trained model that is not in use yet, and what it changes. Give it to `Workbench.keep` or
/// `Workbench.discard`.
public struct LearningResult: Sendable, Identifiable {
    /// A count of something before and after.
    public struct Comparison<Value: Sendable & Hashable>: Sendable, Hashable {
        /// With the model in use.
        public var before: Value
        /// With the candidate.
        public var after: Value

        /// The two values.
        public init(before: Value, after: Value) {
            self.before = before
            self.after = after
        }
    }

    /// The candidate; its `id` is what it will be known by when it is kept.
    public var candidate: ModelInfo
    /// Accuracy on the images that were not corrected, 0…1; nil without a model to compare with.
    public var accuracy: Comparison<Double>?
    /// How many images that accuracy is over.
    public var images: Int
    /// How many of the corrections are right.
    public var correctionsRight: Comparison<Int>
    /// How many corrections there are.
    public var corrections: Int
    /// Indices in the test part that are right now and were not.
    public var fixed: [Int]
    /// Indices in the test part that were right and are not now.
    public var broken: [Int]
    /// Share of the uncorrected test images whose predicted class changed, 0…1.
    public var churn: Double
    /// How long it took.
    public var seconds: Double

    /// The candidate's.
    public var id: String { candidate.id }
}
