/// What a queue holds of a source, the image most worth a look first, and why each is in it.
public struct ReviewList: Sendable {
    /// An image of the queue.
    public struct Entry: Sendable, Hashable {
        /// In the source.
        public let index: Int
        /// By what the queue is sorted; what it counts depends on the queue.
        public let score: Double
        /// What speaks for a look beside the model's prediction.
        public let finding: ReviewFinding
    }

    /// Which queue it is.
    public let queue: ReviewQueue
    /// Whose images they are.
    public let source: ImageSource
    /// The images in order.
    public let entries: [Entry]
    /// The name of the model that the one in use is compared with, where one is.
    public let comparedWith: String?
    private let places: [Int: Int]

    init(
        _ queue: ReviewQueue, _ source: ImageSource, _ entries: [Entry],
        comparedWith: String? = nil
    ) {
        self.queue = queue
        self.source = source
        self.entries = entries
        self.comparedWith = comparedWith
        places = Dictionary(
            entries.enumerated().map { ($1.index, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The images in order.
    public var indices: [Int] { entries.map(\.index) }

    /// Why the image is in the queue; nil if it is not.
    public func finding(at index: Int) -> ReviewFinding? {
        places[index].map { entries[$0].finding }
    }
}

/// What was found out about an image of a queue.
public enum ReviewFinding: Sendable, Hashable {
    /// What its prediction tells.
    case prediction
    /// Networks that never saw the image take it for `suggestion` and not for its label; `quality`
    /// is how much speaks for the label, 0…1.
    case suspect(label: Int, suggestion: Int, quality: Double)
    /// It is nearly the same picture as the one at `index` of `source`, which is labelled `label`, or
    /// not at all; `alikeness` is the cosine of their pixels.
    case nearDuplicate(source: ImageSource, index: Int, label: Int?, alikeness: Double)
    /// It looks like nothing that the model has learned; `novelty` is 0…1.
    case outlier(novelty: Double)
    /// The other model takes it for `classIndex`, so surely.
    case disagreement(classIndex: Int, probability: Double)
}
