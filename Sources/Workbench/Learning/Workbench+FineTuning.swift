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
        var options = options
        options.scope = options.scope(for: corrections.count)
        let stepped =
            options.scope == .head
            ? try await steppedHead(current, on: replay, watched, options, session)
            : try await steppedBlock(current, on: replay, watched, options, session)
        guard var model = stepped else { return nil }
        if let learner = InstantLearner(try await LoadedModel(model, id: "", file: "")) {
            guard let units = try await learner.units(for: corrections) else { return nil }
            try model.add(units)
        }
        return model
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
                .featured(pool, progress: progress)
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
}

extension FineTuneOptions {
    /// The options as the model file keeps them.
    var record: JSONObject {
        [
            "name": "fine-tune", "scope": .string(scope?.rawValue ?? "automatic"),
            "copies": JSONValue(copies),
            "replayed": JSONValue(replayed), "steps": JSONValue(steps),
            "learning_rate": JSONValue(learningRate),
        ]
    }
}
