/// The probabilities that a model gives a sample.
public struct Prediction: Sendable, Hashable {
    /// One for each class, 0…1; together 1.
    public let probabilities: [Float]
    /// The class with the greatest probability.
    public let classIndex: Int
    /// That class's name.
    public let name: String

    /// That class's probability, 0…1.
    public var probability: Float { probabilities[classIndex] }

    /// The prediction that `probabilities` make; on a tie the first class counts.
    public init(probabilities: [Float], names: [String]) {
        precondition(
            !probabilities.isEmpty && probabilities.count == names.count,
            "\(probabilities.count) probabilities for \(names.count) classes")
        self.probabilities = probabilities
        classIndex = probabilities.indices.reduce(0) {
            probabilities[$1] > probabilities[$0] ? $1 : $0
        }
        name = names[classIndex]
    }
}
