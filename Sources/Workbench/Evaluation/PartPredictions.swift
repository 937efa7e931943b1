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
    /// `count × features`: what the probabilities were made of, of the test part, for a model that
    /// makes classes of few features; else empty.
    let features: [Float]

    /// Number of images.
    public var count: Int { classes.count }

    /// The probabilities of one image.
    public func probabilities(of index: Int) -> [Float] {
        Array(probabilities[index * classCount..<(index + 1) * classCount])
    }

    init(
        model: String, part: Part?, classCount: Int, probabilities: [Float], features: [Float] = []
    ) {
        self.model = model
        self.part = part
        self.classCount = classCount
        self.probabilities = probabilities
        self.features = features
        classes = probabilities.classes(classCount).map(UInt8.init)
    }
}

extension [Float] {
    /// The class of the greatest probability in each row; on a tie the first counts.
    func classes(_ classCount: Int) -> [Int] {
        stride(from: 0, to: count, by: classCount).map { row in
            (1..<classCount).reduce(0) { self[row + $1] > self[row + $0] ? $1 : $0 }
        }
    }
}
