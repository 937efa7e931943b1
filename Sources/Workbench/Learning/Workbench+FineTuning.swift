import Datasets
import LabelStore
import ModelFiles
import NeuralNetwork

extension Workbench {
    /// Fine-tunes the model in use on the corrections and compares the two; nil if the person ended
    /// it.
    func fineTune(
        _ options: FineTuneOptions, _ session: LearningSession
    ) async throws -> LearningResult? {
        let current = try currentModel()
        session.report(.preparing, 0)
        let events = try await correctionEvents().filter {
            options.includesLearned || !$0.isLearned
        }
        guard events.contains(where: { !$0.isLearned }) else { throw WorkbenchError.nothingToLearn }
        let corrections = try await corrections(from: events)
        guard
            let replay = try await replay(
                corrections, with: options, current.model,
                session.stretch(.preparing, from: 0, to: 0.2))
        else { return nil }
        let trainer = try Self.trainer(of: current.model, replay, options)
        guard
            let tuned = try await session.run(
                trainer,
                { event in
                    session.report(event, from: 0.2, to: 0.7)
                    return !Self.isLearned(event)
                })
        else { return nil }
        var model = current.model
        model.weights = tuned.weights
        model.created = .now
        model.lineage = Lineage(
            parent: current.info.id,
            corrections: current.info.corrections + events.count { !$0.isLearned })
        model.training = TrainingRecord(
            dataset: "fashion-mnist", seed: options.seed, recipe: options.record,
            history: tuned.history.map(TrainingRecord.Epoch.init))
        return try await compare(
            model, corrections: corrections, learned: events.map(\.event.id), from: 0.7, session)
    }

    /// Steps after which the corrections are looked at.
    private static let stepsInRound = 4
    /// The corrections' share of what the loss is over.
    private static let correctionShare: Float = 0.25

    private func replay(
        _ corrections: [Correction], with options: FineTuneOptions, _ model: Model,
        _ progress: @escaping @Sendable (Double) -> Void
    ) async throws -> ReplayImages? {
        var pool = try await dataSet(for: "Learning from corrections") {
            try await $0.images(of: Split.train)
        }
        let corrected = try await correctedLabels(of: .train)
        var generator = SeededGenerator(seed: options.seed)
        let order = generator.permutation(of: pool.indices.count).lazy.map { pool.indices[$0] }
        pool.indices = Array(
            order.filter { corrected[$0] == nil }.prefix(16 * options.replayed))
        var uncalibrated = model
        uncalibrated.calibration.temperature = 1
        guard
            let remembered = try await LoadedModel(uncalibrated, id: "", file: "")
                .probabilities(of: pool, progress: progress)
        else { return nil }
        let copies = max(1, min(options.copies, 256 / corrections.count))
        let share = Self.correctionShare / (1 - Self.correctionShare)
        let even = Float(options.replayed) / Float(corrections.count * copies)
        return ReplayImages(
            corrections: corrections.map { ($0.sample.image, $0.classIndex) },
            copies: copies * Self.stepsInRound, weight: min(max(share * even, 0.5), 8), pool: pool,
            remembered: remembered, replayed: options.replayed * Self.stepsInRound,
            augmentation: Augmentation(horizontalFlip: .random, translate: 2),
            scaling: model.scaling, seed: options.seed)
    }

    private static func trainer(
        of model: Model, _ replay: ReplayImages, _ options: FineTuneOptions
    ) throws -> Trainer {
        let network = try model.network.withoutDropout()
        var plan = TrainingPlan.Options()
        plan.usesRunningStatistics = true
        if options.scope == .lastBlock { plan.frozenLayers = network.layersBeforeLastBlock }
        let recipe = Recipe(
            epochs: max(1, options.steps / stepsInRound),
            batchSize: min(replay.count / stepsInRound, 512), learningRate: options.learningRate,
            seed: options.seed)
        let asTheyAre = LabelledImages(
            images: SplitImages(part: .train, set: replay.pool.set, indices: []),
            others: replay.corrections, scaling: replay.scaling)
        return try Trainer(
            network: network, weights: model.weights, recipe: recipe, training: replay,
            validation: asTheyAre, options: plan)
    }

    /// Whether every correction is right, with a margin.
    private static func isLearned(_ event: TrainingEvent) -> Bool {
        guard case .epoch(let metrics) = event, let loss = metrics.valLoss,
            let accuracy = metrics.valAccuracy
        else { return false }
        return metrics.epoch >= 3 && accuracy == 1 && loss < 0.3
    }
}

extension FineTuneOptions {
    /// The options as the model file keeps them.
    fileprivate var record: JSONObject {
        [
            "name": "fine-tune", "scope": .string(scope.rawValue), "copies": JSONValue(copies),
            "replayed": JSONValue(replayed), "steps": JSONValue(steps),
            "learning_rate": JSONValue(learningRate),
        ]
    }
}
