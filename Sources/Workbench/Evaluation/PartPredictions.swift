/// A model's predictions for all images of a part, or for own images.
public struct PartPredictions: Sendable {
    /// The model's `ModelInfo.id`.
    public let model: String
    /// The part; nil for own images.
    public let part: Part?
    /// Number of classes.
    public let classCount: Int
    /// `count × classCount`, row by row.
    public let probabilities: [Float]
    /// The predicted class of each image.
    public let classes: [UInt8]

    /// Number of images.
    public var count: Int { classes.count }

    /// The probabilities of one image.
    public func probabilities(of index: Int) -> [Float] {
        Array(probabilities[index * classCount..<(index + 1) * classCount])
    }

    init(model: String, part: Part?, classCount: Int, probabilities: [Float]) {
        self.model = model
        self.part = part
        self.classCount = classCount
        self.probabilities = probabilities
        classes = stride(from: 0, to: probabilities.count, by: classCount).map { row in
            let best = (0..<classCount).reduce(0) {
                probabilities[row + $1] > probabilities[row + $0] ? $1 : $0
            }
            return UInt8(best)
        }
    }
}
