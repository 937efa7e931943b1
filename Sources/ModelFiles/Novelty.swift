import NeuralNetwork

/// How a model tells that a picture shows no garment: a weighted sum of cues.
///
/// Cues are measured on the picture and on what the network makes of it; those of the network need
/// the model's `ridge`.
public struct Novelty: Hashable, Sendable {
    /// What is measured, in the order of the file. Shares are 0…1; logarithms are natural.
    public enum Name: String, CaseIterable, Sendable {
        /// Logarithm of the squared distance to the nearest class.
        case nearestDistance
        /// Logarithm of the squared distance to all images, plus 1.
        case backgroundDistance
        /// The first less the second squared distance, by the number of features.
        case relativeDistance
        /// Logarithm of what is left of the probability beside the answer.
        case doubt
        /// Entropy of the probabilities.
        case entropy
        /// Logarithm of how much farther the next class is, plus 1.
        case distanceGap
        /// Logarithm of the length of the features.
        case featureNorm
        /// Share of the pixels that are lit.
        case ink
        /// Logarithm of the steps between neighbouring pixels by the light, plus 1.
        case steps
        /// Logarithm of the outline's length by the lit pixels, plus 1.
        case outline
        /// Share of lit pixels among lit neighbours only.
        case core
        /// Share of lit pixels two pixels from any unlit one.
        case innerCore
        /// Mean depth of lit pixels, in pixels.
        case depth
        /// Lit share of the box around all lit pixels.
        case filling
        /// Lit share of the picture's border.
        case border
        /// Mean light of the four corners, 0…1.
        case corners
        /// Logarithm of how many runs of light a row has, plus 1.
        case rowRuns
        /// Logarithm of how many runs of light a column has, plus 1.
        case columnRuns
        /// Mean step between neighbouring lit pixels, 0…1.
        case texture
    }

    /// How one cue counts.
    public struct Cue: Hashable, Sendable {
        /// What is measured.
        public var name: Name
        /// The cue's mean where it was fitted.
        public var mean: Double
        /// The cue's deviation where it was fitted, above 0.
        public var scale: Double
        /// Of the cue in deviations from its mean; above 0 where more of it speaks against a garment.
        public var weight: Double

        /// A cue that counts so much.
        public init(name: Name, mean: Double, scale: Double, weight: Double) {
            (self.name, self.mean, self.scale, self.weight) = (name, mean, scale, weight)
        }

        /// In deviations from the mean, at most `limit`: no cue outweighs all others.
        public func standardized(_ value: Double) -> Double {
            min(max((value - mean) / scale, -Self.limit), Self.limit)
        }

        private static let limit = 5.0
    }

    /// All of them, in the order of `Name.allCases`.
    public var cues: [Cue]
    /// Added to the weighted sum; chosen so that a score of `threshold` parts garments from the rest.
    public var bias: Double
    /// Members of the file that this version does not know.
    public var unknownMembers = JSONObject()

    /// A score above it says that a picture does not look like a garment.
    public static let threshold = 0.5

    /// - Parameter cues: One for each name, in their order.
    public init(cues: [Cue], bias: Double) {
        (self.cues, self.bias) = (cues, bias)
    }

    /// How little like a garment a picture looks, 0…1.
    ///
    /// - Parameter values: One for each cue.
    public func score(of values: [Double]) -> Double {
        precondition(values.count == cues.count, "\(values.count) values for \(cues.count) cues")
        return LogisticRegression.probability(
            zip(cues, values).reduce(bias) { $0 + $1.0.weight * $1.0.standardized($1.1) })
    }
}
