/// A trained model that is not in use yet, and what it changes. Give it to `Workbench.keep` or
/// `Workbench.discard`.
public struct LearningResult: Sendable, Identifiable {
    /// The candidate; its `id` is what it will be known by when it is kept.
    public var candidate: ModelInfo
    /// How it compares with the model in use.
    public var comparison: ModelComparison
    /// How long it took.
    public var seconds: Double

    /// The candidate's.
    public var id: String { candidate.id }
}

extension LearningResult {
    /// As `ModelComparison.accuracy`.
    public var accuracy: BeforeAfter<Double>? { comparison.accuracy }
    /// As `ModelComparison.correctedAccuracy`.
    public var correctedAccuracy: BeforeAfter<Double>? { comparison.correctedAccuracy }
    /// As `ModelComparison.images`.
    public var images: Int { comparison.images }
    /// As `ModelComparison.correctionsRight`.
    public var correctionsRight: BeforeAfter<Int> { comparison.correctionsRight }
    /// As `ModelComparison.corrections`.
    public var corrections: Int { comparison.corrections }
    /// As `ModelComparison.fixed`.
    public var fixed: [Int] { comparison.fixed }
    /// As `ModelComparison.broken`.
    public var broken: [Int] { comparison.broken }
    /// As `ModelComparison.churn`.
    public var churn: Double { comparison.churn }
}
