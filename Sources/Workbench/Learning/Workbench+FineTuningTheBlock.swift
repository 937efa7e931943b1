import Datasets
import ModelFiles
import NeuralNetwork

extension Workbench {
    /// The model after a step of the last block, or of all weights; nil if the person ended it.
    func steppedBlock(
        _ current: LoadedModel, on replay: ReplayImages, _ watched: SplitImages,
        _ options: FineTuneOptions, _ session: LearningSession
    ) async throws -> Model? {
        let (before, count) = (current.model, replay.corrections.count)
        let trainer = try Self.trainer(of: before.network, before.weights, replay, options)
        guard let tuned = try await session.run(trainer, from: 0.1, to: 0.5) else { return nil }
        let safe = SafeStep(labels: watched.trueClasses, corrections: count) { weights in
            var model = before
            model.weights = weights
            return try await LoadedModel(model, id: "", file: "").probabilities(of: watched)?
                .classes(model.classes.count)
        }
        guard
            let step = try await safe.weights(
                from: before.weights, to: tuned.weights,
                progress: session.stretch(.learning, from: 0.5, to: 0.65))
        else { return nil }
        var model = before
        model.training = options.training(tuned.history)
        guard let step else { return model }
        model.weights = step
        return try await knowing(model, watched, session)
    }

    /// With ridge and novelty of its own features.
    func knowing(
        _ model: Model, _ validation: SplitImages, _ session: LearningSession
    ) async throws -> Model? {
        try await calibrator(model.validation, validation).knowing(
            model, progress: session.stretch(.calibrating, from: 0.65, to: 0.78))
    }

    /// The parent's novelty will not do: the features of the last block move so far that all
    /// garments lie beyond the distances that they had before.
    private func calibrator(_ kept: Int?, _ validation: SplitImages) async throws -> Calibrator {
        Calibrator(
            training: LabelledImages(
                images: try await shelf.images(of: Split.train, validation: kept),
                corrected: try await correctedLabels(of: .train)),
            validation: validation, effort: .quick)
    }

    /// Steps after which the corrections are looked at.
    static let stepsInRound = 4

    /// Adam moves every weight at first, whatever its gradient, so the rate rises over a round; the
    /// cosine's end lets the replayed images mend what the corrections disturbed.
    static func trainer(
        of network: Network, _ weights: [Tensor], _ replay: ReplayImages,
        _ options: FineTuneOptions
    ) throws -> Trainer {
        let network = try network.withoutDropout()
        var plan = TrainingPlan.Options()
        plan.usesRunningStatistics = true
        if options.scope != .all { plan.frozenLayers = network.layersBeforeLastBlock }
        plan.frozenLayers.formUnion(network.correctionLayers)
        let recipe = Recipe(
            epochs: max(1, options.steps / stepsInRound),
            batchSize: min(replay.count / stepsInRound, 512), learningRate: options.learningRate,
            schedule: .cosine(warmup: 1), seed: options.seed)
        let asTheyAre = LabelledImages(
            images: SplitImages(part: .train, set: replay.pool.set, indices: []),
            others: replay.corrections, scaling: replay.scaling)
        return try Trainer(
            network: network, weights: weights, recipe: recipe, training: replay,
            validation: asTheyAre, options: plan)
    }
}
