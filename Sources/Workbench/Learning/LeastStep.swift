import Datasets
import NeuralNetwork

/// How far to go from the old weights towards the tuned ones: as little as makes the corrections
/// right. Between the two what was not corrected changes less than at the end (Wortsman et al. 2022,
/// "Robust fine-tuning of zero-shot models", arXiv 2109.01903).
struct LeastStep {
    let network: Network
    let corrections: [(image: GrayImage, classIndex: Int)]
    let scaling: PixelScaling

    /// By how much a corrected class's probability exceeds every other.
    private static let margin: Float = 0.1
    /// Share of the shifted copies that are right as well.
    private static let steadiness = 0.8
    /// The step is found to one part in 2 to this power.
    private static let halvings = 5

    /// The weights after the least step that is enough; `new` where less is not.
    func weights(from old: [Tensor], to new: [Tensor]) async throws -> [Tensor] {
        var (low, high): (Float, Float) = (0, 1)
        var best = new
        for _ in 0..<Self.halvings {
            let middle = (low + high) / 2
            let weights = zip(old, new).map { old, new in
                Tensor(
                    name: new.name, shape: new.shape,
                    values: zip(old.values, new.values).map { $0 + ($1 - $0) * middle })
            }
            if try await isEnough(weights) {
                (high, best) = (middle, weights)
            } else {
                low = middle
            }
        }
        return best
    }

    private func isEnough(_ weights: [Tensor]) async throws -> Bool {
        let predictor = try await Predictor(network: network, weights: weights)
        var steady = 0
        for correction in corrections {
            guard
                margin(of: correction.image, for: correction.classIndex, predictor)
                    >= Self.margin
            else { return false }
            for copy in NearCopy.moved(correction.image)
            where margin(of: copy, for: correction.classIndex, predictor) > 0 {
                steady += 1
            }
        }
        return Double(steady) >= Self.steadiness * Double(4 * corrections.count)
    }

    /// By how much the class's probability exceeds the greatest other one.
    private func margin(
        of image: GrayImage, for classIndex: Int, _ predictor: Predictor
    ) -> Float {
        let probabilities = predictor.probabilities(ofOne: image.pixels.map(scaling.input))
        let others = probabilities.indices.filter { $0 != classIndex }.map { probabilities[$0] }
        return probabilities[classIndex] - (others.max() ?? 0)
    }
}
