import Datasets
import ModelFiles
import NeuralNetwork

extension Workbench {
    /// The model after a step of its head alone: features stay as they are, and with them everything
    /// that is known of them. So the head is trained on features that are computed once. Nil if the
    /// person ended it.
    func steppedHead(
        _ current: LoadedModel, on replay: ReplayImages, _ watched: SplitImages,
        _ options: FineTuneOptions, _ session: LearningSession
    ) async throws -> Model? {
        guard let classifier = try await FeatureClassifier(current.model),
            let features = try await ReplayFeatures(replay, by: current),
            let seen = try await current.featured(
                watched, progress: session.stretch(.preparing, from: 0.1, to: 0.3)),
            let tuned = try await session.run(
                try Self.headTrainer(of: classifier, features, options), from: 0.3, to: 0.7)
        else { return nil }
        let (classCount, count) = (current.model.classes.count, replay.corrections.count)
        let safe = SafeStep(labels: watched.trueClasses, corrections: count) { weights in
            try await classifier.with(weights).probabilities(of: seen.features)?
                .classes(classCount)
        }
        guard
            let step = try await safe.weights(
                from: classifier.weights, to: tuned.weights,
                progress: session.stretch(.learning, from: 0.7, to: 0.78))
        else { return nil }
        var model = current.model
        model.training = options.training(tuned.history)
        if let step { model.weights = model.network.replacing(step, in: model.weights) }
        return model
    }

    private static func headTrainer(
        of classifier: FeatureClassifier, _ features: ReplayFeatures, _ options: FineTuneOptions
    ) throws -> Trainer {
        var plan = TrainingPlan.Options()
        plan.frozenLayers = classifier.network.correctionLayers
        let batchSize = min(features.count, 512)
        let stepsInRound = (features.count + batchSize - 1) / batchSize
        let recipe = Recipe(
            epochs: max(1, options.steps / stepsInRound), batchSize: batchSize,
            learningRate: headPace * options.learningRate, schedule: .cosine(warmup: 1),
            seed: options.seed)
        return try Trainer(
            network: classifier.network, weights: classifier.weights, recipe: recipe,
            training: features, options: plan)
    }

    /// How many times as long the head's steps are as those of a whole block, which has a hundred times
    /// as many weights.
    private static let headPace = 3.0
}

extension SplitImages {
    /// What the data set says of the images, in the order of `indices`.
    var trueClasses: [Int] { indices.map { Int(set.labels[$0]) } }
}
