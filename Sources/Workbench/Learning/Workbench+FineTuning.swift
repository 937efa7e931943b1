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
        let events = try await events(for: options)
        let corrections = try await corrections(from: events)
        guard
            var model = try await fineTuned(
                current, on: corrections, options, session)
        else { return nil }
        model.created = .now
        model.lineage = Lineage(
            parent: current.info.id,
            corrections: current.info.corrections + events.count { !$0.isLearned },
            testImages: try await learnedIndices(by: current, in: .test).union(
                await testIndices(of: events.map(\.event)).joined()
            ).sorted())
        return try await compare(
            model, corrections: corrections, learned: events.map(\.event.id), from: 0.8, session)
    }

    /// The model after learning the corrections: a step by replay as far as it does no harm, then
    /// units for what is not right yet. Nil if the person ended it.
    func fineTuned(
        _ current: LoadedModel, on corrections: [Correction], _ options: FineTuneOptions,
        _ session: LearningSession
    ) async throws -> Model? {
        let kept = current.model.validation
        var watched = try await dataSet(for: "Learning from corrections") {
            try await $0.images(of: Split.validation, validation: kept)
        }
        watched.indices = Array(watched.indices.prefix(Self.mostWatched))
        guard
            let replay = try await replay(
                corrections, with: options, current.model,
                session.stretch(.preparing, from: 0, to: 0.1))
        else { return nil }
        guard InstantLearner(current) != nil else {
            guard
                let learned = try await fineTunedByPasses(
                    current.model, on: replay, options, session)
            else { return nil }
            return try await knowing(learned, watched, session)
        }
        guard
            let tuned = try await session.run(
                try Self.trainer(of: current.model.network, current.model.weights, replay, options),
                from: 0.1, to: 0.5),
            let step = try await SafeStep(
                model: current, watched: watched, corrections: corrections.count
            ).weights(to: tuned.weights, progress: session.stretch(.learning, from: 0.5, to: 0.65))
        else { return nil }
        var model = current.model
        model.training = options.training(tuned.history)
        model.validation = kept
        if let step {
            model.weights = step
            guard let knowing = try await knowing(model, watched, session) else { return nil }
            model = knowing
        }
        let learner = InstantLearner(try await LoadedModel(model, id: "", file: ""))
        if let learner { try model.add(learner.units(for: corrections)) }
        return model
    }

    /// With ridge and novelty of its own features.
    private func knowing(
        _ model: Model, _ validation: SplitImages, _ session: LearningSession
    ) async throws -> Model? {
        try await calibrator(model.validation, validation).knowing(
            model, progress: session.stretch(.calibrating, from: 0.65, to: 0.78))
    }

    /// What is to be learned.
    private func events(
        for options: FineTuneOptions
    ) async throws -> [(event: LabelEvent, isLearned: Bool)] {
        let all = try await correctionEvents()
        let keeps = try await keepsTestSet
        let events = await learnable(
            all.filter { options.includesLearned || !$0.isLearned },
            keepsTestSet: options.keepsTestSet || keeps, event: \.event)
        if events.contains(where: { !$0.isLearned }) { return events }
        throw all.contains { !$0.isLearned }
            ? WorkbenchError.keptForMeasuring : WorkbenchError.nothingToLearn
    }

    /// Enough to see a harm of a few thousandths, few enough to look at several times.
    private static let mostWatched = 1_000

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
    private static let stepsInRound = 4

    private func replay(
        _ corrections: [Correction], with options: FineTuneOptions, _ model: Model,
        _ progress: @escaping @Sendable (Double) -> Void
    ) async throws -> ReplayImages? {
        var pool = try await dataSet(for: "Learning from corrections") {
            try await $0.images(of: Split.train, validation: model.validation)
        }
        let corrected = try await correctedLabels(of: .train)
        var generator = SeededGenerator(seed: options.seed)
        let order = generator.permutation(of: pool.indices.count).lazy.map { pool.indices[$0] }
        pool.indices = Array(
            order.filter { corrected[$0] == nil }.prefix(8 * options.replayed))
        var uncalibrated = model
        uncalibrated.calibration.temperature = 1
        guard
            let remembered = try await LoadedModel(uncalibrated, id: "", file: "")
                .probabilities(of: pool, progress: progress)
        else { return nil }
        let copies = max(1, min(options.copies, 256 / corrections.count))
        // The corrections' share of what the loss is over: enough to be learned, little enough for
        // the replayed images to hold the rest in place.
        let share = min(0.03 * (1 + Float(corrections.count) / 20), 0.09)
        let even = Float(options.replayed) / Float(corrections.count * copies)
        return ReplayImages(
            corrections: corrections.map { ($0.sample.image, $0.classIndex) },
            copies: copies * Self.stepsInRound, weight: share / (1 - share) * even, pool: pool,
            remembered: remembered, replayed: options.replayed * Self.stepsInRound,
            augmentation: Augmentation(translate: 1),
            scaling: model.scaling, seed: options.seed)
    }

    /// Adam moves every weight at first, whatever its gradient, so the rate rises over a round; the
    /// cosine's end lets the replayed images mend what the corrections disturbed.
    static func trainer(
        of network: Network, _ weights: [Tensor], _ replay: ReplayImages,
        _ options: FineTuneOptions
    ) throws -> Trainer {
        let network = try network.withoutDropout()
        var plan = TrainingPlan.Options()
        plan.usesRunningStatistics = true
        if options.scope == .lastBlock { plan.frozenLayers = network.layersBeforeLastBlock }
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

extension FineTuneOptions {
    /// The options as the model file keeps them.
    var record: JSONObject {
        [
            "name": "fine-tune", "scope": .string(scope.rawValue), "copies": JSONValue(copies),
            "replayed": JSONValue(replayed), "steps": JSONValue(steps),
            "learning_rate": JSONValue(learningRate),
        ]
    }
}
