import ModelFiles

/// The probabilities that a model gives a sample.
public struct Prediction: Sendable, Hashable {
    /// One for each class, 0…1; together 1.
    public let probabilities: [Float]
    /// The class with the greatest probability.
    public let classIndex: Int
    /// That class's name.
    public let name: String
    /// How little like a garment the sample looks, 0…1; nil if the model cannot tell.
    public let novelty: Double?

    /// That class's probability, 0…1.
    public var probability: Float { probabilities[classIndex] }

    /// Whether the sample looks like a garment at all; nil if the model cannot tell.
    public var looksLikeGarment: Bool? { novelty.map { $0 <= Novelty.threshold } }

    /// The prediction that `probabilities` make; on a tie the first class counts.
    public init(probabilities: [Float], names: [String], novelty: Double? = nil) {
        precondition(
            !probabilities.isEmpty && probabilities.count == names.count,
            "\(probabilities.count) probabilities for \(names.count) classes")
        self.probabilities = probabilities
        self.novelty = novelty
        classIndex = probabilities.indices.reduce(0) {
            probabilities[$1] > probabilities[$0] ? $1 : $0
        }
        name = names[classIndex]
    }
}
