import TestSupport
import Testing

@testable import NeuralNetwork

@Suite struct CheckpointTests {
    private static let recipes = [
        Recipe(
            epochs: 4, batchSize: 6, optimizer: .sgd(momentum: 0.9, nesterov: true),
            learningRate: 0.1, schedule: .oneCycle(), weightDecay: 1e-3, labelSmoothing: 0.1,
            emaDecay: 0.9, earlyStopping: EarlyStopping(patience: 1), seed: 1),
        Recipe(epochs: 4, batchSize: 6, optimizer: .adam(), schedule: .cosine(), seed: 2),
        Recipe(
            epochs: 4, batchSize: 6, optimizer: .adamW(), learningRate: 0.05, weightDecay: 0.1,
            earlyStopping: EarlyStopping(monitor: .valAccuracy, patience: 2), seed: 3),
        Recipe(epochs: 4, batchSize: 6, optimizer: .sgd(), learningRate: 0.1, seed: 4),
    ]

    private func trainer(
        _ recipe: Recipe, _ training: any TrainingData,
        validation: any TrainingData = Blobs(9, seed: 1)
    ) throws -> Trainer {
        try Trainer(
            network: try TrainerProblem.network(), recipe: recipe, training: training,
            validation: validation, threads: 1)
    }

    /// - Parameter samples: How many training samples pass before the run is cancelled.
    private func cancelled(_ recipe: Recipe, after samples: Int) async throws -> Checkpoint {
        let training = Interrupting(Blobs(20), after: samples)
        let trainer = try trainer(recipe, training)
        training.onLimit { [weak trainer] in trainer?.cancel() }
        return try #require(try await TrainerProblem.checkpoint(of: trainer))
    }

    private func continued(_ checkpoint: Checkpoint) async throws -> TrainingOutcome {
        let trainer = try Trainer(
            network: try TrainerProblem.network(), continuing: checkpoint, training: Blobs(20),
            validation: Blobs(9, seed: 1), threads: 1)
        return try #require(try await TrainerProblem.outcome(of: trainer))
    }

    // An epoch takes 18 samples in three steps; after 18 it is cancelled before its validation.
    @Test(arguments: recipes, [1, 18, 20, 33, 54])
    func aRunThatContinuesEndsAsTheUninterruptedOne(recipe: Recipe, samples: Int) async throws {
        let whole = try #require(
            try await TrainerProblem.outcome(of: try trainer(recipe, Blobs(20))))
        guard samples <= 18 * whole.history.count else { return }
        let checkpoint = try await cancelled(recipe, after: samples)
        let folder = try TemporaryFolder()
        try checkpoint.write(to: folder.path("run"))
        var read = try Checkpoint(contentsOf: folder.path("run"))
        #expect(read.file == folder.path("run"))
        read.file = ""
        #expect(read == checkpoint)
        for outcome in [try await continued(checkpoint), try await continued(read)] {
            #expect(outcome.weights == whole.weights)
            #expect(outcome.figures == whole.figures)
            #expect(outcome.epoch == whole.epoch)
            #expect(outcome.stoppedEarly == whole.stoppedEarly)
        }
    }

    @Test func aRunThatIsCancelledWhileItValidatesContinuesThere() async throws {
        let recipe = Self.recipes[0]
        let whole = try #require(
            try await TrainerProblem.outcome(of: try trainer(recipe, Blobs(20))))
        let validation = Interrupting(Blobs(9, seed: 1), after: 9)
        let training = Interrupting(Blobs(20), after: 18)
        let trainer = try trainer(recipe, training, validation: validation)
        training.onLimit { [weak trainer] in trainer?.cancel() }
        let checkpoint = try #require(try await TrainerProblem.checkpoint(of: trainer))
        #expect(validation.asked == 0)
        #expect(checkpoint.epoch == 0 && checkpoint.step == 3)
        #expect(try await continued(checkpoint).figures == whole.figures)
    }

    @Test func aFinishedRunHasNothingMoreToDo() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("run")
        let network = try TrainerProblem.network()
        let first = try Trainer(
            network: network, recipe: Self.recipes[1], training: Blobs(20), threads: 1,
            checkpointing: Checkpointing(path: path, everyEpochs: 2))
        let outcome = try #require(try await TrainerProblem.outcome(of: first))
        let second = try Trainer(
            network: network, continuing: try Checkpoint(contentsOf: path), training: Blobs(20),
            threads: 1)
        let events = try await TrainerProblem.events(of: second)
        #expect(events.map(\.name) == ["started", "finished"])
        #expect(events.last?.outcome == outcome)
    }
}
