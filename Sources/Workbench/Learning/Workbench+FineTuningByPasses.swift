import ModelFiles
import NeuralNetwork

extension Workbench {
    /// The model after learning the corrections by replay alone, for a model that units for corrections
    /// would outgrow: passes until every correction is right, three at most, each of which pulls harder
    /// than the one before; then as small a step as keeps them right. Nil if the person ended it.
    func fineTunedByPasses(
        _ model: Model, on replay: ReplayImages, _ options: FineTuneOptions,
        _ session: LearningSession
    ) async throws -> Model? {
        var replay = replay
        var tuned = TrainedWeights(weights: model.weights, history: [])
        let fractions = [0.1, 0.5, 0.6, 0.65]
        for pass in 0..<3 {
            let trainer = try Self.trainer(of: model.network, tuned.weights, replay, options)
            let earlier = tuned.history
            guard
                let trained = try await session.run(
                    trainer, from: fractions[pass], to: fractions[pass + 1], after: earlier.count)
            else { return nil }
            tuned = TrainedWeights(
                weights: trained.weights,
                history: earlier + trained.history.map { $0.later(by: earlier.count) })
            if tuned.history.last?.valAccuracy == 1 { break }
            replay.weight *= 3
            replay.firstRound = tuned.history.count
        }
        let step = LeastStep(
            network: model.network, corrections: replay.corrections, scaling: replay.scaling)
        var learned = model
        learned.weights = try await step.weights(from: model.weights, to: tuned.weights)
        learned.training = options.training(tuned.history)
        learned.validation = model.validation
        return learned
    }
}

extension FineTuneOptions {
    /// What a model keeps of how it was fine-tuned.
    func training(_ history: [EpochMetrics]) -> TrainingRecord {
        TrainingRecord(
            dataset: "fashion-mnist", seed: seed, recipe: record,
            history: history.map(TrainingRecord.Epoch.init))
    }
}
