/// A model's predictions for all images of a part.
public struct PartPredictions: Sendable {
    /// The model's `ModelInfo.id`.
    public let model: String
    /// The part.
    public let part: Part
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
}
