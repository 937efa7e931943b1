import Datasets
import FoundationEssentials
import ModelFiles
import NeuralNetwork

extension Workbench {
    /// The mean of models whose trainings branched from one checkpoint, compared with the model in
    /// use: nearly as right as the models are when they vote, at the price of one (Gupta, Serrano and
    /// DeCoste 2020, arXiv 2001.02312). Events and errors as `trainFromScratch`.
    ///
    /// - Parameters:
    ///   - files: At least two model files that `TrainingRequest.branch` made.
    ///   - name: What the model will be called.
    ///   - command: The command that asked for it, for the model's record.
    public func averageModels(
        _ files: [String], name: String, command: String? = nil
    ) -> AsyncThrowingStream<LearningEvent, any Error> {
        learn(["command": .string(command ?? "")], seed: 0) { workbench, session in
            try await workbench.average(Branches(files: files), name, command, session)
        }
    }

    private func average(
        _ branches: Branches, _ name: String, _ command: String?, _ session: LearningSession
    ) async throws -> LearningResult? {
        var model = branches.mean
        model.name = name
        if let command { model.training?.recipe["command"] = .string(command) }
        let kept = model.validation
        let (training, validation) = try await dataSet(for: "Averaging") {
            (
                try await $0.images(of: Split.train, validation: kept),
                try await $0.images(of: Split.validation, validation: kept)
            )
        }
        var learned = LabelledImages(images: training)
        let calibrator = Calibrator(training: learned, validation: validation)
        // As the branches saw them: with the pictures as they are, the mean was less often right.
        learned.augmentation = try branches.augmentation
        guard
            let weights = try await model.network.measuringNormalization(
                of: model.weights, over: learned, batchSize: branches.batchSize,
                progress: session.stretch(.learning, from: 0, to: 0.5))
        else { return nil }
        model.weights = weights
        guard
            let calibrated = try await calibrator.calibrated(
                model, progress: session.stretch(.calibrating, from: 0.5, to: 0.8))
        else { return nil }
        return try await compare(calibrated, corrections: [], learned: [], from: 0.8, session)
    }
}

/// Models whose trainings branched from one checkpoint.
private struct Branches {
    private let models: [Model]

    /// - Throws: `ModelFileError`, of `.content` for a model that is no branch of the first one's run.
    init(files: [String]) throws {
        models = try files.map { try ModelFile.read($0) }
        let first = models[0]
        for (file, model) in zip(files, models) {
            func require(_ fits: Bool, _ member: String, _ expected: String) throws {
                guard !fits else { return }
                throw ModelFileError.content(
                    file: file, member: member, expected: expected, found: "another or none")
            }
            try require(
                model.branch != nil && model.branch == first.branch, "training.recipe.branch",
                "the checkpoint that “\(files[0])” branched from, as “lapel train --branch” notes it"
            )
            try require(
                model.network == first.network && model.classes == first.classes
                    && model.preprocessing == first.preprocessing, "architecture",
                "that of “\(files[0])”, with its classes")
        }
    }

    var batchSize: Int { models[0].training?.recipe["batch_size"]?.int ?? 256 }

    var augmentation: Augmentation {
        get throws {
            guard let value = models[0].training?.recipe["augmentation"] else { return .none }
            return try JSONDecoder().decode(Augmentation.self, from: Data(value.line().utf8))
        }
    }

    /// The first model with the mean of all weights. The running statistics among them are not those
    /// of the mean.
    var mean: Model {
        var mean = models[0]
        for (place, tensor) in mean.weights.enumerated() {
            mean.weights[place].values = tensor.values.indices.map { index in
                let sum = models.reduce(0.0) { $0 + Double($1.weights[place].values[index]) }
                return Float(sum / Double(models.count))
            }
        }
        mean.training?.test = nil
        mean.training?.recipe["averaged"] = .array(
            models.map { .string($0.training?.command ?? "") })
        mean.lineage = Lineage(
            corrections: models.map(\.lineage.corrections).max() ?? 0,
            testImages: Set(models.flatMap(\.lineage.testImages)).sorted())
        return mean
    }
}

extension Model {
    /// The checkpoint that its training branched from, where it did.
    fileprivate var branch: String? { training?.recipe["branch"]?.string }
}
