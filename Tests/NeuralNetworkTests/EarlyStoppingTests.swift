import Testing

@testable import NeuralNetwork

@Suite struct EarlyStoppingTests {
    /// After which validation it stops, if it does, and which one was the best.
    private func run(
        _ stopping: EarlyStopping, _ figures: [Double]
    ) -> (stopped: Int?, best: Int, improved: [Bool]) {
        var state = EarlyStopping.State()
        var improved: [Bool] = []
        for (index, figure) in figures.enumerated() {
            let metrics = EpochMetrics(
                epoch: index + 1, loss: 1, accuracy: 0,
                valLoss: stopping.monitor == .valLoss ? figure : -figure,
                valAccuracy: stopping.monitor == .valAccuracy ? figure : -figure, learningRate: 1,
                seconds: 0, imagesPerSecond: 0)
            improved.append(stopping.update(&state, with: metrics))
            if stopping.shouldStop(state) { return (index + 1, state.bestEpoch, improved) }
        }
        return (nil, state.bestEpoch, improved)
    }

    @Test func patienceCountsValidationsSinceTheBest() {
        let stopping = EarlyStopping(patience: 2)
        let found = run(stopping, [1, 0.5, 0.6, 0.4, 0.5, 0.4, 0.3])
        #expect(found.stopped == 6)
        #expect(found.best == 4)
        #expect(found.improved == [true, true, false, true, false, false])
        #expect(run(stopping, [1, 0.9, 0.8, 0.7]).stopped == nil)
        #expect(run(EarlyStopping(patience: 1), [1, 1]).stopped == 2)
    }

    @Test func moreAccuracyIsBetter() {
        let found = run(EarlyStopping(monitor: .valAccuracy, patience: 2), [0.1, 0.3, 0.2, 0.3])
        #expect(found.stopped == 4)
        #expect(found.best == 2)
    }

    @Test func anEpochWithoutValidationChangesNothing() {
        let stopping = EarlyStopping(patience: 1)
        var state = EarlyStopping.State(best: 1, bestEpoch: 1)
        let metrics = EpochMetrics(
            epoch: 2, loss: 9, accuracy: 0, learningRate: 1, seconds: 0, imagesPerSecond: 0)
        #expect(!stopping.update(&state, with: metrics))
        #expect(state == EarlyStopping.State(best: 1, bestEpoch: 1))
    }

    /// A learning rate that is far too great: the validation loss only rises.
    private func spoilt(restores: Bool, epochs: Int = 20) async throws -> TrainingOutcome? {
        let trainer = try Trainer(
            network: try TrainerProblem.plainNetwork(),
            recipe: Recipe(
                epochs: epochs, batchSize: 8, optimizer: .sgd(), learningRate: 3,
                earlyStopping: EarlyStopping(patience: 3, restoreBestWeights: restores)),
            training: Blobs(16, isNoise: true), validation: Blobs(30, seed: 7, isNoise: true),
            threads: 1)
        return try await TrainerProblem.outcome(of: trainer)
    }

    @Test func theBestWeightsAreRestored() async throws {
        let outcome = try #require(try await spoilt(restores: true))
        let losses = outcome.history.compactMap(\.valLoss)
        let best = try #require(losses.indices.min { losses[$0] < losses[$1] })
        #expect(outcome.stoppedEarly)
        #expect(outcome.history.count == best + 1 + 3)
        #expect(outcome.epoch == best + 1)
        let measured = TrainerReference.measure(
            outcome.weights, Blobs(30, seed: 7, isNoise: true))
        #expect(abs(measured.loss - losses[best]) < 1e-4)

        let last = try #require(try await spoilt(restores: false))
        #expect(last.epoch == outcome.history.count)
        #expect(last.weights != outcome.weights)
    }
}
