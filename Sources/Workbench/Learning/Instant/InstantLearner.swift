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
    /// each. Nil if the task was cancelled.
    ///
    /// - Throws: `EngineError` from oneDNN.
    func units(for corrections: [Correction]) async throws -> CorrectionUnits? {
        try await self.corrections(
            corrections.prefix(Self.most.corrections).map { ($0.sample.image, $0.classIndex) }
        ).map { units(for: $0) }
    }

    /// What the fit needs to know of pictures and what they are; nil if the task was cancelled.
    ///
    /// - Throws: `EngineError` from oneDNN.
    func corrections(
        _ labelled: [(image: GrayImage, classIndex: Int)]
    ) async throws -> [CorrectionFit.Correction]? {
        guard let first = labelled.first else { return [] }
        let pictures = labelled.flatMap { [$0.image] + NearCopy.learned(of: $0.image) }
        guard let examples = try await examples(pictures) else { return nil }
        let each = 1 + NearCopy.learned(of: first.image).count
        return labelled.enumerated().map { place, labelled in
            CorrectionFit.Correction(
                classIndex: labelled.classIndex,
                centers: Array(examples[place * each..<(place + 1) * each]))
        }
    }

    /// A batch takes as long however few images are in it: what does not fill one goes alone.
    private func examples(_ pictures: [GrayImage]) async throws -> [CorrectionFit.Example]? {
        let batched = pictures.count / Predictor.batchSize * Predictor.batchSize
        let (predictor, scaling) = (model.predictor, model.model.scaling)
        // Without a batch none is to be compiled.
        let together =
            batched == 0
            ? LoadedModel.Featured()
            : try await model.featured(SplitImages(Array(pictures[..<batched])))
        guard let found = together else { return nil }
        let (classes, width) = (predictor.classes, predictor.featureCount)
        let first = (0..<batched).map { place in
            example(
                found.features[place * width..<(place + 1) * width],
                found.probabilities[place * classes..<(place + 1) * classes])
        }
        return first
            + pictures[batched...].map { picture in
                let output = predictor.output(ofOne: picture.pixels.map(scaling.input))
                return example(output.features[...], output.probabilities[...])
            }
    }

    private func example(
        _ features: ArraySlice<Float>, _ probabilities: ArraySlice<Float>
    ) -> CorrectionFit.Example {
        let temperature = model.model.calibration.temperature
        return CorrectionFit.Example(
            features: Array(features),
            logits: probabilities.map { temperature * log(max($0, 1e-30)) })
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
