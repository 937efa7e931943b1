import Datasets
import Glibc
import NeuralNetwork

/// Learns corrections at once: finds units for them from what the network makes of each and of a few
/// copies; needs no data set. See `CorrectionFit`.
struct InstantLearner: Sendable {
    private let model: LoadedModel
    /// Those that the network has already, else as the sums in the model's file have it; nil without
    /// either.
    private let roots: FeatureRoots?

    /// More features than this, and what makes their roots would outgrow the network.
    static let mostFeatures = 256
    /// The most corrections that get units, and the most weights that all of those may have.
    private static let most = (corrections: 100, weights: 1_000_000)

    /// Nil for a model whose classes are not made of a few features.
    init?(_ model: LoadedModel) {
        guard (1...Self.mostFeatures).contains(model.predictor.featureCount) else { return nil }
        self.model = model
        let network = model.model.network
        let earlier = network.correctionRoots(in: model.model.weights)
        // Units that another program changed: nothing can stand beside them.
        guard earlier != nil || network.correctionUnitCount == 0 else { return nil }
        roots =
            earlier
            ?? model.model.ridge.map {
                FeatureRoots($0.statistics, isSigned: network.hasSignedFeatures)
            }
    }

    /// Units that make the corrections right, the first ones where there are many; milliseconds for
    /// each.
    func units(for corrections: [Correction]) -> CorrectionUnits {
        units(
            for: corrections.prefix(Self.most.corrections).map {
                correction(of: $0.sample.image, as: $0.classIndex)
            })
    }

    /// What the fit needs to know of one picture.
    func correction(of image: GrayImage, as classIndex: Int) -> CorrectionFit.Correction {
        let temperature = model.model.calibration.temperature
        func example(_ picture: GrayImage) -> CorrectionFit.Example {
            let output = model.predictor.output(
                ofOne: picture.pixels.map(model.model.scaling.input))
            return CorrectionFit.Example(
                features: output.features,
                logits: output.probabilities.map { temperature * log(max($0, 1e-30)) })
        }
        return CorrectionFit.Correction(
            classIndex: classIndex, centers: ([image] + NearCopy.learned(of: image)).map(example))
    }

    /// Units for corrections that are known already.
    func units(for corrections: [CorrectionFit.Correction]) -> CorrectionUnits {
        let roots =
            roots
            ?? FeatureRoots(
                corrections.map { $0.centers[0].features },
                isSigned: model.model.network.hasSignedFeatures)
        let centers = corrections.first?.centers.count ?? 1
        let room = Self.most.weights / max(roots.count * centers, 1)
        return CorrectionFit(roots: roots, reach: model.model.ridge?.reach.map(Float.init)).units(
            for: Array(corrections.prefix(room)), classCount: model.model.classes.count)
    }
}
