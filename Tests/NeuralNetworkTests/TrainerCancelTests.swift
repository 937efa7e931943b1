import NeuralNetwork
import TestSupport
import Testing

@Suite struct TrainerCancelTests {
    private static let recipe = Recipe(epochs: 100, batchSize: 8)

    @Test func cancelEndsWithinOneStepWithACheckpoint() async throws {
        let folder = try TemporaryFolder()
        // In the middle of the second epoch's second step.
        let samples = Interrupting(Blobs(24), after: 24 + 11)
        let trainer = try Trainer(
            network: try TrainerProblem.network(), recipe: Self.recipe, training: samples,
            threads: 1,
            checkpointing: Checkpointing(path: folder.path("run"), everyEpochs: 1000))
        samples.onLimit { [weak trainer] in trainer?.cancel() }
        let events = try await TrainerProblem.events(of: trainer)
        #expect(samples.asked == 24 + 16)
        #expect(events.suffix(2).map(\.name) == ["checkpoint", "cancelled"])
        guard case .cancelled(let checkpoint)? = events.last else { return }
        #expect(checkpoint.epoch == 1)
        #expect(checkpoint.step == 2)
        #expect(try Checkpoint(contentsOf: folder.path("run")).weights == checkpoint.weights)
    }

    @Test func aRunThatIsCancelledBeforeItStartsTakesNoStep() async throws {
        let training = Blobs(24)
        let trainer = try Trainer(
            network: try TrainerProblem.network(), recipe: Self.recipe, training: training,
            threads: 1)
        trainer.cancel()
        let events = try await TrainerProblem.events(of: trainer)
        #expect(events.map(\.name) == ["started", "cancelled"])
        #expect(training.indices(epoch: 1).isEmpty)
    }

    /// Waits for the run before it, because runs take turns on one thread.
    private func waitForTheEndOfRuns() async throws {
        _ = try await TrainerProblem.events(
            of: try Trainer(
                network: try TrainerProblem.plainNetwork(),
                recipe: Recipe(epochs: 1, batchSize: 1), training: Blobs(1), threads: 1))
    }

    @Test func aStreamThatIsDroppedEndsTheRun() async throws {
        let training = Blobs(16)
        let trainer = try Trainer(
            network: try TrainerProblem.network(),
            recipe: Recipe(epochs: 20_000, batchSize: 8), training: training, threads: 1)
        for try await event in trainer.events() where event.name == "epoch" { break }
        try await waitForTheEndOfRuns()
        #expect(training.indices(epoch: 1).count == 16)
        #expect(training.indices(epoch: 20_000).isEmpty)
    }

    @Test func aConsumerThatIsCancelledEndsTheRun() async throws {
        let training = Blobs(16)
        let trainer = try Trainer(
            network: try TrainerProblem.network(),
            recipe: Recipe(epochs: 20_000, batchSize: 8), training: training, threads: 1)
        let consumer = Task {
            for try await event in trainer.events() where event.name == "epoch" {
                withUnsafeCurrentTask { $0?.cancel() }
            }
        }
        try await consumer.value
        try await waitForTheEndOfRuns()
        #expect(training.indices(epoch: 1).count == 16)
        #expect(training.indices(epoch: 20_000).isEmpty)
    }
}
