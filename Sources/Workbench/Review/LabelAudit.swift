/// Which labels of the training images are probably wrong.
public struct LabelAudit: Sendable {
    /// A label with what speaks against it.
    public struct Suspect: Sendable, Hashable {
        /// In the training part.
        public let index: Int
        /// What it is labelled: the data set's label, or a person's over it.
        public let label: Int
        /// What it more probably is.
        public let suggestion: Int
        /// How much speaks for the label, 0…1.
        public let quality: Float
    }

    /// How the labels are looked into.
    public struct Options: Sendable, Hashable {
        /// How many networks are trained, each on all images but its part; 2…20.
        public var folds = 5
        /// Of each network, 1….
        public var epochs = 5
        /// Of the parts and the networks.
        public var seed: UInt64 = 1
        /// Threads that train, 1…256.
        public var threads = 2

        /// The values above.
        public init() {}
    }

    /// Every image, the most suspicious first.
    public let ranking: [Suspect]
    /// How many of them, from the first, are counted as wrong.
    public let suspected: Int
    /// What the networks say of each image that they have not seen, `images × classes`.
    public let probabilities: [Float]
    /// How long it took.
    public let seconds: Double
    /// How the labels were looked into.
    public let options: Options
    /// SHA-256 of the data set's labels, without what a person said.
    let dataSet: String

    /// - Parameters:
    ///   - labels: As they were looked at: a person's over the data set's.
    ///   - dataSet: SHA-256 of the data set's labels.
    init(
        probabilities: [Float], labels: [UInt8], classCount: Int, seconds: Double,
        options: Options = Options(), dataSet: String = ""
    ) {
        let quality = LabelQuality(
            probabilities: probabilities, labels: labels, classCount: classCount)
        let scores = quality.scores
        let order = labels.indices.sorted { (scores[$0], $0) < (scores[$1], $1) }
        ranking = order.map {
            Suspect(
                index: $0, label: Int(labels[$0]), suggestion: Int(quality.others[$0]),
                quality: scores[$0])
        }
        suspected = quality.isSuspected.count(where: \.self)
        self.probabilities = probabilities
        self.seconds = seconds
        self.options = options
        self.dataSet = dataSet
    }
}
