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
        let before = try? currentModel()
        let middle = (start + 1) / 2
        let set = try await shelf.images(of: Part.test)
        let test = SplitImages(part: .test, set: set, indices: Array(0..<set.count))
        let trained = try await LoadedModel(model, id: "", file: "")
        guard
            let probabilities = try await trained.probabilities(
                of: test, progress: session.stretch(.comparing, from: start, to: middle)),
            let old = try await predictionsBefore(
                before, session.stretch(.comparing, from: middle, to: 1))
        else { return nil }

        var excluded = Set(try await correctedTestIndices())
        if let before { excluded.formUnion(try await learnedIndices(by: before.info, in: .test)) }
        let counted = test.indices.filter { !excluded.contains($0) }
        let candidate = Candidate(
            try trained.measured(probabilities, on: counted, labels: set.labels),
            probabilities: probabilities, comparedWith: before?.info.id, learned: learned)
        candidates[candidate.model.info.id] = candidate

        session.report(.comparing, 1)
        var result = LearningResult(
            candidate: candidate.model.info, images: counted.count, corrections: corrections.count,
            seconds: session.seconds)
        result.compare(old, candidate.test, on: counted, labels: set.labels)
        result.correctionsRight = .init(
            before: Self.right(corrections, by: before),
            after: Self.right(corrections, by: candidate.model))
        return result
    }

    /// Outer nil if the person ended it; inner nil without a model.
    private func predictionsBefore(
        _ model: LoadedModel?, _ progress: @escaping @Sendable (Double) -> Void
    ) async throws -> PartPredictions?? {
        guard model != nil else { return .some(nil) }
        return try await predictions(of: .test, progress: progress).map { .some($0) }
    }

    private func correctedTestIndices() async throws -> [Int] {
        guard case .success? = store else { return [] }
        return Array(try await correctedLabels(of: .test).keys)
    }

    private static func right(
        _ corrections: [Correction], by model: LoadedModel?
    ) -> Int {
        guard let model else { return 0 }
        var right = 0
        for correction in corrections {
            let prediction = model.prediction(of: correction.sample.image)
            if prediction.classIndex == correction.classIndex { right += 1 }
        }
        return right
    }
}

extension LearningResult {
    /// What is known before anything was compared.
    init(candidate: ModelInfo, images: Int, corrections: Int, seconds: Double) {
        self.init(
            candidate: candidate, accuracy: nil, images: images,
            correctionsRight: .init(before: 0, after: 0), corrections: corrections, fixed: [],
            broken: [], churn: 0, seconds: seconds)
    }

    /// Fills in what differs between two models' predictions for the images at `indices`.
    mutating func compare(
        _ old: PartPredictions?, _ new: PartPredictions, on indices: [Int], labels: [UInt8]
    ) {
        guard let old, !indices.isEmpty else { return }
        func right(_ predictions: PartPredictions) -> Double {
            let right = indices.count { predictions.classes[$0] == labels[$0] }
            return Double(right) / Double(indices.count)
        }
        accuracy = Comparison(before: right(old), after: right(new))
        let changed = indices.filter { old.classes[$0] != new.classes[$0] }
        fixed = changed.filter { new.classes[$0] == labels[$0] }
        broken = changed.filter { old.classes[$0] == labels[$0] }
        churn = Double(changed.count) / Double(indices.count)
    }
}

extension LoadedModel {
    /// The model with its figures on the test images at `indices` in its record, named by the bytes
    /// of the file that it would be written to.
    fileprivate func measured(
        _ probabilities: [Float], on indices: [Int], labels: [UInt8]
    ) throws -> LoadedModel {
        let classCount = model.classes.count
        let evaluation = Evaluation(
            split: .test,
            probabilities: indices.flatMap {
                probabilities[$0 * classCount..<($0 + 1) * classCount]
            },
            labels: indices.map { Int(labels[$0]) }, classCount: classCount, leftOut: 0, seconds: 0)
        var measured = model
        measured.training?.test = TrainingRecord.Test(
            loss: evaluation.loss, accuracy: evaluation.accuracy)
        let id = ModelFile.sha256(of: try ModelFile.encode(measured, file: "the new model"))
        return LoadedModel(measured, id: id, predictor: predictor)
    }
}

extension Candidate {
    fileprivate init(
        _ model: LoadedModel, probabilities: [Float], comparedWith: String?, learned: [Int64]
    ) {
        self.init(
            model: model, comparedWith: comparedWith, learned: learned,
            test: PartPredictions(
                model: model.info.id, part: .test, classCount: model.info.classNames.count,
                probabilities: probabilities))
    }
}
