import Datasets
import LabelStore

extension Workbench {
    /// How good the model in use is on a split, by the data set's labels. Images that the model or
    /// its parents learned as corrections are left out. Nil if the task was cancelled.
    ///
    /// - Parameter progress: is told the share done, 0…1, on no particular thread.
    /// - Throws: `DatasetError`, which says what to install.
    public func evaluate(
        _ split: Split, progress: (@Sendable (Double) -> Void)? = nil
    ) async throws -> Evaluation? {
        let model = try currentModel()
        let clock = ContinuousClock()
        let start = clock.now
        var images = try await shelf.images(of: split)
        let learned = try await learnedIndices(by: model.info, in: images.part)
        let all = images.indices.count
        images.indices.removeAll(where: learned.contains)
        guard
            let probabilities = try await model.probabilities(of: images, progress: progress)
        else { return nil }
        return Evaluation(
            split: split, probabilities: probabilities,
            labels: images.indices.map { Int(images.set.labels[$0]) },
            classCount: model.model.classes.count, leftOut: all - images.indices.count,
            seconds: start.duration(to: clock.now).seconds)
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

    /// Indices in the part that the model or its parents learned as corrections.
    func learnedIndices(by model: ModelInfo, in part: Part) async throws -> Set<Int> {
        guard case .success(let store)? = store else { return [] }
        var learned: Set<Int> = []
        for id in [model.id, model.parent].compactMap({ $0 }) {
            for event in try await store.events(learnedBy: id) {
                let origin = Sample.Origin(event.correction.origin)
                if let index = origin.index(in: part) { learned.insert(index) }
            }
        }
        return learned
    }
}

extension PartPredictions {
    /// Predicts all `images`; nil if the task was cancelled.
    init?(
        of images: SplitImages, by model: LoadedModel,
        progress: (@Sendable (Double) -> Void)? = nil
    ) async throws {
        guard
            let probabilities = try await model.probabilities(of: images, progress: progress)
        else { return nil }
        self.init(
            model: model.info.id, part: images.part, classCount: model.model.classes.count,
            probabilities: probabilities)
    }
}

extension Duration {
    /// As a number of seconds.
    var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }
}
