import Datasets
import FoundationEssentials
import LabelStore
import ModelFiles
import NeuralNetwork

extension Workbench {
    /// Trains a new model and compares it; nil if the person ended it.
    func train(
        _ request: TrainingRequest, _ checkpointing: Checkpointing?, resuming resumed: String?,
        _ session: LearningSession
    ) async throws -> LearningResult? {
        try request.check()
        // Before the work of hours: the teacher's file may be gone after it.
        let record = try request.record()
        session.report(.preparing, 0)
        let events = request.usesCorrections ? try await correctionEvents() : []
        // Without corrections a training needs no store.
        let keeps = events.isEmpty ? false : try await keepsTestSet
        var samples = try await samples(
            for: request, await learnable(events, keepsTestSet: keeps, event: \.event))
        let testImages = try await testImages(behind: samples.learned, of: events, request.teacher)
        if let teacher = request.teacher {
            let taught = try await TaughtProbabilities(
                teacher, images: samples.training.images,
                progress: session.stretch(.preparing, from: 0, to: Self.lesson))
            guard let taught else { return nil }
            samples.training.taught = taught
        }
        let trainer = try Self.trainer(request, samples, checkpointing, resuming: resumed)
        let start = request.teacher == nil ? 0.01 : Self.lesson
        guard let trained = try await session.run(trainer, from: start, to: 0.92) else {
            return nil
        }
        let model = Model(
            name: request.name,
            network: try request.architecture.network(classes: samples.classes.count),
            weights: trained.weights, classes: samples.classes,
            training: TrainingRecord(
                dataset: "fashion-mnist", seed: request.recipe.seed, recipe: record,
                history: trained.history.map(TrainingRecord.Epoch.init)),
            lineage: Lineage(corrections: samples.learned.count, testImages: testImages))
        let calibrator = Calibrator(
            training: samples.training, validation: samples.validation.images,
            effort: .after(epochs: request.recipe.epochs))
        guard
            let calibrated = try await calibrator.calibrated(
                model, progress: session.stretch(.calibrating, from: 0.92, to: 0.96))
        else { return nil }
        return try await compare(
            calibrated, corrections: try await corrections(from: events),
            learned: samples.learned, from: 0.96, session)
    }

    /// The test images that a new model learns from after all: as drawings, or by a teacher.
    private func testImages(
        behind learned: [Int64], of events: [(event: LabelEvent, isLearned: Bool)],
        _ teacher: Teacher?
    ) async throws -> [Int] {
        let ids = Set(learned)
        let own = events.map(\.event).filter { ids.contains($0.id) }
        var indices = Set(await testIndices(of: own).joined())
        for file in teacher?.models ?? [] {
            let lineage = try ModelFile.read(file).lineage
            let id = try ModelFile.sha256(of: file)
            indices.formUnion(try await learnedIndices(by: lineage, id: id, in: .test))
        }
        return indices.sorted()
    }

    /// The share of a training that a teacher is asked in.
    private static let lesson = 0.03

    /// What a new model learns from and is validated on.
    private struct Samples {
        var training: LabelledImages
        let validation: LabelledImages
        /// The label events among the training samples.
        let learned: [Int64]
        /// Names of the data set's classes, and of others as far as there are samples of them.
        let classes: [String]
    }

    private func samples(
        for request: TrainingRequest, _ events: [(event: LabelEvent, isLearned: Bool)]
    ) async throws -> Samples {
        var images = try await dataSet(for: "Training") {
            try await $0.images(of: Split.train, validation: request.validation)
        }
        if let limit = request.limit { images.indices = Array(images.indices.prefix(limit)) }
        var training = LabelledImages(
            images: images, augmentation: request.augmentation, seed: request.recipe.seed)
        var learned: [Int64] = []
        let wanted = Set(images.indices)
        for (event, isLearned) in events {
            switch Sample.Origin(event.correction.origin) {
            case .dataSet(.train, let index) where wanted.contains(index):
                training.corrected[index] = event.correction.corrected
            case .dataSet: continue
            case .drawing, .photo:
                let own = try await corrections(from: [(event, isLearned)])
                training.others += own.map { ($0.sample.image, $0.classIndex) }
            }
            learned.append(event.id)
        }
        let validation = try await shelf.images(
            of: Split.validation, validation: request.validation)
        let greatest = (training.corrected.values + training.others.map(\.classIndex)).max() ?? 0
        return Samples(
            training: training, validation: LabelledImages(images: validation), learned: learned,
            classes: Array(classNames.prefix(max(greatest + 1, Self.classNames.count))))
    }

    private static func trainer(
        _ request: TrainingRequest, _ samples: Samples, _ checkpointing: Checkpointing?,
        resuming resumed: String?
    ) throws -> Trainer {
        let network = try request.architecture.network(classes: samples.classes.count)
        guard let start = try request.start(resuming: resumed) else {
            return try Trainer(
                network: network, recipe: request.recipe, training: samples.training,
                validation: samples.validation, threads: request.threads,
                checkpointing: checkpointing)
        }
        return try Trainer(
            network: network, continuing: start, training: samples.training,
            validation: samples.validation, threads: request.threads,
            checkpointing: checkpointing)
    }

    /// What `body` reads of the data set; its absence is said as what `task` needs.
    func dataSet<Images: Sendable>(
        for task: String, _ body: (DataShelf) async throws -> Images
    ) async throws -> Images {
        do {
            return try await body(shelf)
        } catch let error as DatasetError {
            guard case .notInstalled = error else { throw error }
            throw WorkbenchError.needsDataSet(task: task, reason: error.description)
        }
    }
}

extension TrainingRequest {
    /// The recipe as the model file keeps it.
    func record() throws -> JSONObject {
        var record = try JSONObject(encoding: recipe)
        record["architecture"] = .string(architecture.rawValue)
        record["augmentation"] = .object(try JSONObject(encoding: augmentation))
        if let command { record["command"] = .string(command) }
        if let branch { record["branch"] = .string(try ModelFile.sha256(of: branch)) }
        if let limit { record["limit"] = JSONValue(limit) }
        if let validation { record["validation"] = JSONValue(validation) }
        if let teacher {
            record["teacher"] = [
                "sha256": .array(
                    try teacher.files.map { .string(try ModelFile.sha256(of: $0)) }),
                "share": JSONValue(teacher.share),
            ]
        }
        return record
    }
}

extension TrainingRequest {
    /// The checkpoint that it goes on from, its own or another run's; nil for a run from the start.
    fileprivate func start(resuming resumed: String?) throws -> Checkpoint? {
        guard let resumed else {
            return try branch.map { try Checkpoint(contentsOf: $0).branch(by: recipe) }
        }
        let start = try Checkpoint(contentsOf: resumed)
        if let difference = try recipe.difference(from: start.recipe) {
            throw TrainingError.checkpoint(
                file: resumed, expected: difference.own, found: difference.other)
        }
        return start
    }
}

extension Recipe {
    /// The first member in which the recipes differ, for example `epochs 10` and `epochs 30`.
    fileprivate func difference(from other: Recipe) throws -> (own: String, other: String)? {
        let own = try JSONObject(encoding: self)
        let other = try JSONObject(encoding: other)
        let keys = (own.members + other.members).map(\.key)
        guard let key = keys.first(where: { own[$0] != other[$0] }) else { return nil }
        func text(_ recipe: JSONObject) -> String { "\(key) \(recipe[key]?.line() ?? "not set")" }
        return (text(own), text(other))
    }
}
