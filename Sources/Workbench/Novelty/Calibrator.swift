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

    /// The most training pictures that novelty is fitted on, as many outliers, and half as many
    /// variants.
    private static let pictures = 8_000
    private static let seed: UInt64 = 20_261_121

    /// The model with all three; nil if the task was cancelled. A network without a head, or with
    /// more features than sums are kept of, has its temperature only.
    ///
    /// - Parameter progress: Is told the share done, 0…1.
    func calibrated(
        _ model: Model, progress: @escaping @Sendable (Double) -> Void
    ) async throws -> Model? {
        let sample = sample
        let variants = variants(of: sample)
        let outliers = SplitImages(
            sample.indices.indices.map { Outlier.picture($0, seed: Self.seed) })
        var steps = Steps(
            sizes: [validation, training.images, sample, variants, outliers, validation].map {
                $0.indices.count
            }, report: progress)
        var model = model
        (model.ridge, model.novelty, model.calibration.temperature) = (nil, nil, 1)
        guard let temperature = try await temperature(of: model, progress: steps.next())
        else { return nil }
        model.calibration.temperature = temperature
        guard (1...FeatureStatistics.maximumFeatures).contains(model.network.featureCount)
        else { return model }
        let loaded = try await LoadedModel(model, id: "", file: "")
        guard let statistics = try await statistics(by: loaded, progress: steps.next())
        else { return nil }
        model.ridge = Ridge(statistics)
        guard let distances = ClassDistances(statistics),
            !validation.indices.isEmpty
        else { return model }
        var cues: [[[Double]]] = []
        for images in [sample, variants, outliers, validation] {
            guard
                let found = try await loaded.reduce(
                    images, into: [[Double]](), keepingFeatures: true,
                    { cues, _, pixels, output in
                        cues.append(
                            NoveltyCues.values(
                                pixels: pixels, probabilities: output.probabilities,
                                features: output.features, distances: distances))
                    }, progress: steps.next())
            else { return nil }
            cues.append(found)
        }
        model.novelty = Novelty.fit(
            garments: cues[0] + cues[1], outliers: cues[2], validation: cues[3])
        return model
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
        return try await model.reduce(
            training.images, into: sums, keepingFeatures: true,
            { sums, row, _, output in
                sums.add(output.features, classIndex: training.label(of: row))
            }, progress: progress)?.statistics
    }

    /// Training pictures at even distances.
    private var sample: SplitImages {
        var images = training.images
        let step = max(1, (images.indices.count + Self.pictures - 1) / Self.pictures)
        images.indices = stride(from: 0, to: images.indices.count, by: step).map {
            images.indices[$0]
        }
        return images
    }

    private func variants(of sample: SplitImages) -> SplitImages {
        SplitImages(
            stride(from: 0, to: sample.indices.count, by: 2).map { row in
                GarmentVariant.picture(
                    sample.set[sample.indices[row]], row / 2, seed: Self.seed)
            })
    }
}

/// Sweeps one after the other, told as one.
private struct Steps {
    let sizes: [Int]
    let report: @Sendable (Double) -> Void
    private var done = 0

    init(sizes: [Int], report: @escaping @Sendable (Double) -> Void) {
        (self.sizes, self.report) = (sizes, report)
    }

    /// What the next sweep tells its share to.
    mutating func next() -> @Sendable (Double) -> Void {
        let all = Double(max(1, sizes.reduce(0, +)))
        let start = Double(sizes.prefix(done).reduce(0, +)) / all
        let length = Double(sizes[done]) / all
        done += 1
        return { [report] in report(start + length * $0) }
    }
}

extension SplitImages {
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
