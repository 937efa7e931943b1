/// How far an image's features lie from those of the classes (Lee et al. 2018, “A simple unified
/// framework for detecting out-of-distribution samples”) and from those of all images together (Ren
/// et al. 2021, “A simple fix to Mahalanobis distance”).
///
/// The squared distances of Mahalanobis: the classes share one covariance, all images have another.
public struct ClassDistances: Sendable {
    /// Squared distances of one image's features.
    public struct Distances: Hashable, Sendable {
        /// From the mean of the nearest class.
        public var nearest: Double
        /// From the mean of the next class; as `nearest` where there is but one.
        public var second: Double
        /// From the mean of all images, by the covariance of all.
        public var background: Double
    }

    /// Number of features.
    public let featureCount: Int
    private let within: CholeskyFactor
    private let all: CholeskyFactor
    /// Of each class that has images, whitened by `within`.
    private let classMeans: [[Double]]
    /// Of all images, whitened by `all`.
    private let mean: [Double]

    /// Nil for sums that no images have.
    ///
    /// - Parameter shrinkage: What is added to each variance, in mean variances, so that directions
    ///   in which the features do not vary have a distance at all; above 0.
    public init?(_ statistics: FeatureStatistics, shrinkage: Double = 1e-3) {
        let (size, classes) = (statistics.featureCount, 0..<statistics.classCount)
        let count = statistics.product(size, size)
        let counts = classes.map { statistics.target(size, $0) }
        guard count >= 1, counts.allSatisfy({ $0 >= 0 }) else { return nil }
        let mean = (0..<size).map { statistics.product(size, $0) / count }
        let present = classes.filter { counts[$0] > 0 }
        let classMeans = present.map { label in
            (0..<size).map { statistics.target($0, label) / counts[label] }
        }
        var squares = Array(repeating: 0.0, count: size * size)
        for i in 0..<size {
            for j in 0...i { squares[i * size + j] = statistics.product(i, j) / count }
        }
        let shares = present.map { counts[$0] / count }
        guard let within = Self.factor(squares, around: classMeans, shares, size, shrinkage),
            let all = Self.factor(squares, around: [mean], [1], size, shrinkage)
        else { return nil }
        featureCount = size
        (self.within, self.all) = (within, all)
        self.classMeans = classMeans.map(within.whitened)
        self.mean = all.whitened(mean)
    }

    /// Of the covariance around some means, which hold for so many of the images.
    private static func factor(
        _ squares: [Double], around means: [[Double]], _ shares: [Double], _ size: Int,
        _ shrinkage: Double
    ) -> CholeskyFactor? {
        var covariance = squares
        for (mean, share) in zip(means, shares) {
            for i in 0..<size {
                let factor = share * mean[i]
                for j in 0...i { covariance[i * size + j] -= factor * mean[j] }
            }
        }
        let trace = (0..<size).reduce(0) { $0 + covariance[$1 * size + $1] }
        // Features that never vary at all: any distance is as good.
        let added = trace > 0 ? shrinkage * trace / Double(size) : 1
        for i in 0..<size { covariance[i * size + i] += added }
        return CholeskyFactor(covariance, size: size)
    }

    /// The distances of one image; microseconds.
    ///
    /// - Parameter features: `[features]`.
    public func distances(of features: some Collection<Float>) -> Distances {
        let features = features.map { Double($0) }
        let place = within.whitened(features)
        var (nearest, second) = (Double.infinity, Double.infinity)
        for mean in classMeans {
            let distance = Self.squaredDistance(place, mean)
            if distance < nearest {
                (nearest, second) = (distance, nearest)
            } else if distance < second {
                second = distance
            }
        }
        return Distances(
            nearest: nearest, second: classMeans.count > 1 ? second : nearest,
            background: Self.squaredDistance(all.whitened(features), mean))
    }

    private static func squaredDistance(_ a: [Double], _ b: [Double]) -> Double {
        var sum = 0.0
        for i in 0..<a.count { sum += (a[i] - b[i]) * (a[i] - b[i]) }
        return sum
    }
}
