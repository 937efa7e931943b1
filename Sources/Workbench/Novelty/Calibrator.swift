import Datasets
import ModelFiles
import NeuralNetwork

/// Fits what a model knows of its own knowledge once its weights stand: the temperature, the sums
/// over its features (`ridge`) and how it tells what is no garment (`novelty`).
struct Calibrator: Sendable {
    /// What the model learned from; the pictures are taken as they are.
    let training: LabelledImages
    /// What it did not learn from: for the temperature and for how much novelty flags.
    let validation: SplitImages
    var effort = Effort.thorough

    /// The most training pictures that are looked at.
    struct Effort: Sendable {
        /// For the sums.
        let summed: Int
        /// For novelty; as many outliers, and half as many variants.
        let compared: Int

        static let thorough = Effort(summed: .max, compared: 8_000)
        static let brisk = Effort(summed: 20_000, compared: 4_000)
        /// After a fine-tune, which takes seconds.
        static let quick = Effort(summed: 4_000, compared: 2_000)

        /// After a training of so many epochs: a small part of what they took.
        static func after(epochs: Int) -> Effort { epochs < 10 ? .brisk : .thorough }
    }

    private static let seed: UInt64 = 20_261_121

    /// The model with a temperature, and with ridge and novelty where `knowing` gives them; nil if
    /// the task was cancelled.
    ///
    /// - Parameter progress: Is told the share done, 0…1.
    func calibrated(
        _ model: Model, progress: @escaping @Sendable (Double) -> Void
    ) async throws -> Model? {
        var model = model
        model.calibration.temperature = 1
        guard
            let temperature = try await temperature(of: model, progress: { progress(0.1 * $0) })
        else { return nil }
        model.calibration.temperature = temperature
        return try await knowing(model) { progress(0.1 + 0.9 * $0) }
    }

    /// The model with ridge and novelty; nil if the task was cancelled. Without them for a network
    /// without a head or with more features than sums are kept of.
    ///
    /// - Parameter progress: Is told the share done, 0…1.
    func knowing(
        _ model: Model, progress: @escaping @Sendable (Double) -> Void
    ) async throws -> Model? {
        var model = model
        (model.ridge, model.novelty) = (nil, nil)
        guard (1...FeatureStatistics.maximumFeatures).contains(model.network.featureCount)
        else { return model }
        let loaded = try await LoadedModel(model, id: "", file: "")
        guard
            let statistics = try await statistics(by: loaded, progress: { progress(0.6 * $0) })
        else { return nil }
        // Sums that rounding has spoilt are none: the model is to be written all the same.
        guard let distances = ClassDistances(statistics) else { return model }
        guard
            let reach = try await reach(
                of: loaded, statistics, progress: { progress(0.6 + 0.05 * $0) })
        else { return nil }
        model.ridge = Ridge(statistics, reach: reach)
        guard !validation.indices.isEmpty else { return model }
        model.novelty = try await novelty(of: loaded, distances) { progress(0.65 + 0.35 * $0) }
        return model.novelty == nil ? nil : model
    }

    /// How far units for corrections may reach; outer nil if the task was cancelled.
    private func reach(
        of model: LoadedModel, _ statistics: FeatureStatistics,
        progress: @escaping @Sendable (Double) -> Void
    ) async throws -> Double?? {
        guard InstantLearner(model) != nil else { return .some(nil) }
        let rows = sample(of: Self.mostCompared)
        guard
            let found = try await model.featured(
                training.images.picked(rows), progress: { progress(0.5 * $0) })
        else { return nil }
        let roots = FeatureRoots(statistics, isSigned: model.model.network.hasSignedFeatures)
        let reach = roots.reach(among: found.features) { progress(0.5 + 0.5 * $0) }
        return Task.isCancelled ? nil : .some(reach.map { Double($0) })
    }

    /// Their pairs are compared, which are two million.
    private static let mostCompared = 2_000

    /// Nil if the task was cancelled.
    private func novelty(
        of model: LoadedModel, _ distances: ClassDistances,
        progress: @escaping @Sendable (Double) -> Void
    ) async throws -> Novelty? {
        let garments = sample(of: effort.compared)
        let sets = [
            training.images.picked(garments), variants(of: garments),
            SplitImages(garments.indices.map { Outlier.picture($0, seed: Self.seed) }), validation,
        ]
        let all = Double(sets.reduce(0) { $0 + $1.indices.count })
        var (cues, done): ([[[Double]]], Double) = ([], 0)
        for images in sets {
            let (start, share) = (done / all, Double(images.indices.count) / all)
            let found = try await model.reduce(
                images, into: [[Double]](), keepingFeatures: true,
                { cues, _, pixels, output in
                    cues.append(
                        NoveltyCues.values(
                            pixels: pixels, probabilities: output.probabilities,
                            features: output.features, distances: distances))
                }, progress: { progress(start + share * $0) })
            guard let found else { return nil }
            cues.append(found)
            done += Double(images.indices.count)
        }
        return Novelty.fit(
            garments: cues[0] + cues[1], outliers: cues[2], validation: cues[3])
    }

    /// The temperature at which the model's confidence fits the validation images best.
    private func temperature(
        of model: Model, progress: @escaping @Sendable (Double) -> Void
    ) async throws -> Float? {
        guard !validation.indices.isEmpty else { return 1 }
        let loaded = try await LoadedModel(model, id: "", file: "")
        guard
            let probabilities = try await loaded.probabilities(of: validation, progress: progress)
        else { return nil }
        return Float(
            TemperatureScaling.fit(
                probabilities: probabilities,
                labels: validation.indices.map { Int(validation.set.labels[$0]) },
                classCount: model.classes.count))
    }

    private func statistics(
        by model: LoadedModel, progress: @escaping @Sendable (Double) -> Void
    ) async throws -> FeatureStatistics? {
        let sums = FeatureStatistics.Sums(
            featureCount: model.predictor.featureCount, classCount: model.model.classes.count)
        let rows = sample(of: effort.summed)
        return try await model.reduce(
            training.images.picked(rows), into: sums, keepingFeatures: true,
            { sums, place, _, output in
                sums.add(output.features, classIndex: training.label(of: rows[place]))
            }, progress: progress)?.statistics
    }

    /// Places of training pictures at even distances, at most `count`.
    private func sample(of count: Int) -> [Int] {
        let all = training.images.indices.count
        let step = all > count ? (all + count - 1) / count : 1
        return Array(stride(from: 0, to: all, by: step))
    }

    private func variants(of rows: [Int]) -> SplitImages {
        let images = training.images
        return SplitImages(
            stride(from: 0, to: rows.count, by: 2).map { place in
                GarmentVariant.picture(
                    images.set[images.indices[rows[place]]], place / 2, seed: Self.seed)
            })
    }
}

extension SplitImages {
    /// Those at some of the places in `indices`.
    fileprivate func picked(_ places: [Int]) -> SplitImages {
        var images = self
        images.indices = places.map { indices[$0] }
        return images
    }

    /// Pictures of 28×28 from elsewhere, without labels.
    init(_ pictures: [GrayImage]) {
        let edge = Drawing.edge
        self.init(
            part: .train,
            set: ImageSet(
                pixels: pictures.flatMap(\.pixels), height: edge, width: edge,
                labels: Array(repeating: 0, count: pictures.count)),
            indices: Array(pictures.indices))
    }
}
