import LabelStore
import ModelFiles

extension Workbench {
    /// Compares a trained model with the one in use and keeps it as a candidate; nil if the person
    /// ended it.
    ///
    /// - Parameters:
    ///   - corrections: What a person said, to see how much of it is right before and after.
    ///   - learned: The label events that it learned.
    ///   - start: The fraction of the whole that is done.
    func compare(
        _ model: Model, corrections: [Correction], learned: [Int64], from start: Double,
        _ session: LearningSession
    ) async throws -> LearningResult? {
        var before = try? currentModel()
        // Against what is kept, not what waiting corrections changed already.
        before?.units = nil
        let middle = (start + 1) / 2
        let trained = try await LoadedModel(model, id: "", file: "")
        guard
            let old = try await predictionsBefore(
                before, session.stretch(.comparing, from: start, to: middle)),
            let new = try await predictions(
                by: trained, before, old, session.stretch(.comparing, from: middle, to: 1))
        else { return nil }

        let own = try await learnedIndices(by: trained, in: .test)
        let ground = try await ground(without: own, before)
        let candidate = Candidate(
            try trained.measured(new.probabilities, leavingOut: own, labels: ground.labels),
            new, comparedWith: before?.info.id, learned: learned)
        candidates[candidate.model.info.id] = candidate

        var comparison = ModelComparison(old, candidate.test, on: ground)
        try await comparison.count(corrections, before: before, after: candidate.model)
        session.report(.comparing, 1)
        return LearningResult(
            candidate: candidate.model.info, comparison: comparison, seconds: session.seconds)
    }

    /// All images of the test part.
    func testImages() async throws -> SplitImages {
        let set = try await shelf.images(of: Part.test)
        return SplitImages(part: .test, set: set, indices: Array(0..<set.count))
    }

    /// What two models are compared on: all test images but those that one of them learned.
    func ground(
        without learned: Set<Int>, _ other: LoadedModel?
    ) async throws -> ModelComparison.Ground {
        var excluded = learned
        if let other { excluded.formUnion(try await learnedIndices(by: other, in: .test)) }
        let test = try await testImages()
        return ModelComparison.Ground(
            labels: test.set.labels, counted: test.indices.filter { !excluded.contains($0) },
            corrected: try await labelsOver(.test), classCount: Self.classNames.count)
    }

    /// Outer nil if the person ended it; inner nil without a model.
    private func predictionsBefore(
        _ model: LoadedModel?, _ progress: @escaping @Sendable (Double) -> Void
    ) async throws -> PartPredictions?? {
        guard model != nil else { return .some(nil) }
        return try await predictions(of: .test, progress: progress).map { .some($0) }
    }

    /// What a model says of the test images, from the features that another one's predictions kept
    /// where it makes the same; nil if the person ended it.
    private func predictions(
        by model: LoadedModel, _ other: LoadedModel?, _ known: PartPredictions?,
        _ progress: @escaping @Sendable (Double) -> Void
    ) async throws -> LoadedModel.Featured? {
        guard let other, let known, !known.features.isEmpty,
            model.model.sharesFeatures(with: other.model),
            let classifier = try await FeatureClassifier(model.model)
        else { return try await model.featured(try await testImages(), progress: progress) }
        return try await classifier.probabilities(of: known.features).map {
            LoadedModel.Featured(probabilities: $0, features: known.features)
        }
    }
}

extension ModelComparison {
    /// Counts how many corrections each model gets right.
    mutating func count(
        _ corrections: [Correction], before: LoadedModel?, after: LoadedModel
    ) async throws {
        let images = SplitImages(corrections.map(\.sample.image))
        func right(_ model: LoadedModel?) async throws -> Int {
            guard let model, let found = try await model.scored(images, scores: false) else {
                return 0
            }
            let classes = found.classes(model.model.classes.count)
            return zip(classes, corrections).count { $0 == $1.classIndex }
        }
        self.corrections = corrections.count
        correctionsRight = BeforeAfter(
            before: try await right(before), after: try await right(after))
    }
}

extension LoadedModel {
    /// The model with its figures on the test images that it did not learn in its record, named by the
    /// bytes of the file that it would be written to.
    ///
    /// - Parameter probabilities: For all images of the part.
    fileprivate func measured(
        _ probabilities: [Float], leavingOut learned: Set<Int>, labels: [UInt8]
    ) throws -> LoadedModel {
        let classCount = model.classes.count
        let indices = labels.indices.filter { !learned.contains($0) }
        let evaluation = Evaluation(
            split: .test,
            probabilities: indices.flatMap {
                probabilities[$0 * classCount..<($0 + 1) * classCount]
            },
            labels: indices.map { Int(labels[$0]) }, classCount: classCount,
            leftOut: labels.count - indices.count, seconds: 0)
        var measured = model
        measured.training?.test = TrainingRecord.Test(
            loss: evaluation.loss, accuracy: evaluation.accuracy, images: evaluation.images,
            leftOut: evaluation.leftOut)
        let id = ModelFile.sha256(of: try ModelFile.encode(measured, file: "the new model"))
        return LoadedModel(measured, id: id, predictor: predictor)
    }
}

extension Candidate {
    fileprivate init(
        _ model: LoadedModel, _ test: LoadedModel.Featured, comparedWith: String?,
        learned: [Int64]
    ) {
        self.init(
            model: model, comparedWith: comparedWith, learned: learned,
            test: PartPredictions(
                model: model.info.id, part: .test, classCount: model.info.classNames.count,
                probabilities: test.probabilities, features: test.features))
    }
}
