/// Sums over the features that a network makes of images, with a constant 1 after them: enough to fit
/// its last layer anew by ridge regression, and to say how far an image lies from all of them.
///
/// With X `[images, features + 1]` and Y `[images, classes]`, one 1 in each row, these are XᵀX and
/// XᵀY. Single precision, as a model file keeps them.
public struct FeatureStatistics: Hashable, Sendable {
    /// The most features that sums are kept of: their number grows with its square.
    public static let maximumFeatures = 512

    /// Number of features without the constant, 1…`maximumFeatures`.
    public let featureCount: Int
    /// Number of classes.
    public let classCount: Int
    /// The lower triangle of XᵀX with its diagonal, row by row: `(features + 1)(features + 2) / 2`.
    public let products: [Float]
    /// XᵀY, `[features + 1, classes]`; its last row says how many images each class has.
    public let targets: [Float]

    /// Number of images.
    public var count: Int { Int(products[products.count - 1]) }

    /// - Precondition: `products` and `targets` have the sizes above.
    public init(featureCount: Int, classCount: Int, products: [Float], targets: [Float]) {
        let (sizes, found) = (
            Self.sizes(featureCount: featureCount, classCount: classCount),
            (products: products.count, targets: targets.count)
        )
        precondition(
            (1...Self.maximumFeatures).contains(featureCount) && sizes == found,
            "\(found) for \(featureCount) features and \(classCount) classes")
        self.featureCount = featureCount
        self.classCount = classCount
        self.products = products
        self.targets = targets
    }

    /// How many numbers `products` and `targets` have.
    public static func sizes(
        featureCount: Int, classCount: Int
    ) -> (products: Int, targets: Int) {
        ((featureCount + 1) * (featureCount + 2) / 2, (featureCount + 1) * classCount)
    }

    /// The sum of feature `i` times feature `j`; `featureCount` is the constant.
    public func product(_ i: Int, _ j: Int) -> Double {
        let (row, column) = (max(i, j), min(i, j))
        return Double(products[row * (row + 1) / 2 + column])
    }

    /// The sum of feature `i` over the images of a class; `featureCount` is the constant.
    public func target(_ i: Int, _ classIndex: Int) -> Double {
        Double(targets[i * classCount + classIndex])
    }

    /// The same sums with further classes, of which there are no images.
    ///
    /// - Precondition: `classCount` is not below that of the sums.
    public func widened(to classCount: Int) -> FeatureStatistics {
        let added = [Float](repeating: 0, count: classCount - self.classCount)
        return FeatureStatistics(
            featureCount: featureCount, classCount: classCount, products: products,
            targets: (0...featureCount).flatMap { feature in
                targets[feature * self.classCount..<(feature + 1) * self.classCount] + added
            })
    }

    /// Adds images up, in double precision.
    public struct Sums: Sendable {
        private let featureCount: Int
        private let classCount: Int
        private var products: [Double]
        private var targets: [Double]
        private var row: [Double]

        /// - Precondition: `featureCount` is in 1…`maximumFeatures`.
        public init(featureCount: Int, classCount: Int) {
            let sizes = FeatureStatistics.sizes(featureCount: featureCount, classCount: classCount)
            (self.featureCount, self.classCount) = (featureCount, classCount)
            products = Array(repeating: 0, count: sizes.products)
            targets = Array(repeating: 0, count: sizes.targets)
            row = Array(repeating: 1, count: featureCount + 1)
        }

        /// - Parameters:
        ///   - features: `[features]`.
        ///   - classIndex: The image's class, in 0..<`classCount`.
        public mutating func add(_ features: some Sequence<Float>, classIndex: Int) {
            for (i, feature) in features.enumerated() { row[i] = Double(feature) }
            for i in 0...featureCount { targets[i * classCount + classIndex] += row[i] }
            products.withUnsafeMutableBufferPointer { products in
                row.withUnsafeBufferPointer { row in
                    var place = 0
                    for i in 0..<row.count {
                        let factor = row[i]
                        for j in 0...i { products[place + j] += factor * row[j] }
                        place += i + 1
                    }
                }
            }
        }

        /// The sums so far.
        public var statistics: FeatureStatistics {
            FeatureStatistics(
                featureCount: featureCount, classCount: classCount,
                products: products.map { Float($0) }, targets: targets.map { Float($0) })
        }
    }
}
