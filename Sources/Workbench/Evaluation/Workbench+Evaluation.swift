import Datasets
import LabelStore

extension Workbench {
    /// How good the model in use is on a split, by the data set's labels; the accuracy by corrected
    /// labels stands beside it. Images that the model or its ancestors learned as corrections are
    /// left out. Nil if the task was cancelled.
    ///
    /// - Parameters:
    ///   - others: Pictures of 28×28 that show no garments, to see whether the model tells them from
    ///     the split's images; nil to leave that out.
    ///   - progress: is told the share done, 0…1, on no particular thread.
    /// - Throws: `DatasetError`, which says what to install; `WorkbenchError.noNovelty` for others if
    ///   the model cannot tell.
    public func evaluate(
        _ split: Split, others: [GrayImage]? = nil, progress: (@Sendable (Double) -> Void)? = nil
    ) async throws -> Evaluation? {
        let model = try currentModel()
        let clock = ContinuousClock()
        let start = clock.now
        var images = try await shelf.images(of: split, validation: model.model.validation)
        let learned = try await learnedIndices(by: model, in: images.part)
        let all = images.indices.count
        images.indices.removeAll(where: learned.contains)
        if others != nil, model.detector == nil {
            throw WorkbenchError.noNovelty(model: model.info.name)
        }
        let share =
            Double(images.indices.count)
            / Double(max(1, images.indices.count + (others?.count ?? 0)))
        guard
            let found = try await model.scored(
                images, scores: others != nil, progress: { progress?(share * $0) }),
            let foundOthers = try await model.scored(
                SplitImages(others ?? []), scores: true,
                progress: { progress?(share + (1 - share) * $0) })
        else { return nil }
        var evaluation = Evaluation(
            split: split, probabilities: found.probabilities,
            labels: images.indices.map { Int(images.set.labels[$0]) },
            classCount: model.model.classes.count, leftOut: all - images.indices.count,
            seconds: start.duration(to: clock.now).seconds)
        let over = try await labelsOver(images.part)
        evaluation.count(over, of: images, classes: found.classes(model.model.classes.count))
        evaluation.novelty = Evaluation.NoveltyFigures(
            garments: found.novelty, others: foundOthers.novelty)
        return evaluation
    }

    /// The predictions of the model in use for all images of a part, kept until another model is in
    /// use. Nil if the task was cancelled.
    ///
    /// - Parameter progress: is told the share done, 0…1, on no particular thread.
    /// - Throws: `DatasetError`, which says what to install.
    public func predictions(
        of part: Part, progress: (@Sendable (Double) -> Void)? = nil
    ) async throws -> PartPredictions? {
        let model = try currentModel()
        if let known = knownPredictions[part] { return known }
        let set = try await shelf.images(of: part)
        let images = SplitImages(part: part, set: set, indices: Array(0..<set.count))
        guard
            let predictions = try await PartPredictions(
                of: images, by: model, progress: progress)
        else { return nil }
        // Another model may have come into use meanwhile.
        if try currentModel().info.id == model.info.id { knownPredictions[part] = predictions }
        return predictions
    }
}

extension PartPredictions {
    /// Predicts all `images`; nil if the task was cancelled.
    init?(
        of images: SplitImages, by model: LoadedModel,
        progress: (@Sendable (Double) -> Void)? = nil
    ) async throws {
        // Of the other part the features would take six times the memory, for nothing.
        let found =
            images.part == .test
            ? try await model.featured(images, progress: progress)
            : try await model.probabilities(of: images, progress: progress).map {
                LoadedModel.Featured(probabilities: $0)
            }
        guard let found else { return nil }
        self.init(
            model: model.info.id, part: images.part, classCount: model.model.classes.count,
            probabilities: found.probabilities, features: found.features)
    }
}

extension Duration {
    /// As a number of seconds.
    var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }
}
