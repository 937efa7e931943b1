import Glibc

/// The square roots of features, as sums of a few ReLUs each: what a network can compute of them with
/// a dense layer.
///
/// Between knots the root is a straight line. By the roots two images are compared with Hellinger's
/// distance, which tells an image and its varied copies from all others far better than the plain
/// distance: small features count more than in a sum of squares, and great ones less.
public struct FeatureRoots: Hashable, Sendable {
    /// Number of features.
    public let featureCount: Int
    /// Where the straight lines begin, ascending from 0.
    public let knots: [Float]
    /// The root of a feature's mean square, as far as the knots tell.
    public var scale: Float { knots[Self.unit] }
    /// Whether features may be below 0: each then has as many ReLUs more, of its negative.
    public let isSigned: Bool

    /// ReLUs for each feature.
    public var width: Int { isSigned ? 2 * knots.count : knots.count }
    /// ReLUs of all features.
    public var count: Int { featureCount * width }

    static let knotCount = places.count
    /// Fewer, and the lines lie so far below the root that distances blur.
    private static let places: [Float] = [0, 0.05, 0.27, 1, 3, 8]
    /// Which of them is 1.
    private static let unit = 3
    /// Where the last line reaches its root.
    private static let end: Float = 21

    /// Knots for features of this size.
    ///
    /// - Parameter scale: The root of a feature's mean square, above 0.
    init(featureCount: Int, scale: Float, isSigned: Bool) {
        self.init(
            featureCount: featureCount, knots: Self.places.map { $0 * scale }, isSigned: isSigned)
    }

    /// Knots for the features that the sums are over.
    public init(_ statistics: FeatureStatistics, isSigned: Bool) {
        let size = statistics.featureCount
        let square = (0..<size).reduce(0) { $0 + statistics.product($1, $1) }
        self.init(
            featureCount: size, meanSquare: square / Double(max(size * statistics.count, 1)),
            isSigned: isSigned)
    }

    /// Knots for features of the size that these have.
    public init(_ features: [[Float]], isSigned: Bool) {
        let all = Array(features.joined())
        let square = all.reduce(0) { $0 + Double($1) * Double($1) }
        self.init(
            featureCount: features.first?.count ?? 0,
            meanSquare: square / Double(max(all.count, 1)), isSigned: isSigned)
    }

    private init(featureCount: Int, meanSquare: Double, isSigned: Bool) {
        let scale = Float(meanSquare.squareRoot())
        self.init(
            featureCount: featureCount, scale: scale > 0 && scale.isFinite ? scale : 1,
            isSigned: isSigned)
    }

    /// - Precondition: There are as many knots as places.
    init(featureCount: Int, knots: [Float], isSigned: Bool) {
        precondition(knots.count == Self.places.count, "\(knots.count) knots")
        (self.featureCount, self.knots, self.isSigned) = (featureCount, knots, isSigned)
    }

    /// By how much the line becomes steeper at each knot.
    var turns: [Float] {
        let ends = knots.dropFirst() + [(knots.last ?? 0) * Self.end / (Self.places.last ?? 1)]
        let slopes = zip(knots, ends).map { (($1).squareRoot() - $0.squareRoot()) / ($1 - $0) }
        return slopes.indices.map { $0 == 0 ? slopes[0] : slopes[$0] - slopes[$0 - 1] }
    }

    /// Calls `body` with each ReLU that is above 0, by its place among all, and what it says.
    @inline(__always)
    func forEachLine(of features: some Collection<Float>, _ body: (Int, Float) -> Void) {
        var start = 0
        knots.withUnsafeBufferPointer { knots in
            for feature in features {
                let side = feature < 0 ? knots.count : 0
                if feature >= 0 || isSigned {
                    for place in 0..<knots.count {
                        let height = abs(feature) - knots[place]
                        guard height > 0 else { break }
                        body(start + side + place, height)
                    }
                }
                start += width
            }
        }
    }

    /// The root of a feature with its sign.
    func root(_ feature: Float) -> Float {
        let size = zip(turns, knots).reduce(0) { $0 + $1.0 * max(abs(feature) - $1.1, 0) }
        return feature < 0 ? -size : size
    }

    /// The dense layer that computes all lines: `[features, count]` and `[count]`.
    var layer: (kernel: [Float], bias: [Float]) {
        var kernel = [Float](repeating: 0, count: featureCount * count)
        for feature in 0..<featureCount {
            for line in 0..<width {
                kernel[feature * count + feature * width + line] = line < knots.count ? 1 : -1
            }
        }
        let ends = (0..<width).map { -knots[$0 % knots.count] }
        return (kernel, (0..<featureCount).flatMap { _ in ends })
    }
}
