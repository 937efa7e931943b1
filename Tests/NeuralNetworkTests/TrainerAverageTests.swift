import Testing

@testable import NeuralNetwork

@Suite struct TrainerAverageTests {
    @Test func theAverageFollowsFastAtFirst() {
        let average = MovingAverage(decay: 0.3, values: [0, 8])
        // Decays are 2/11, 3/12, then 0.3 (4/13 is more).
        let expected: [[Float]] = [
            [9.0 / 11, 25.0 / 11],
            [0.25 * 9 / 11 + 1.5, 0.25 * 25 / 11 + 1.5],
            [0.3 * (0.25 * 9 / 11 + 1.5) + 2.1, 0.3 * (0.25 * 25 / 11 + 1.5) + 2.1],
        ]
        for (number, value) in [Float(1), 2, 3].enumerated() {
            let (weights, statistics) = (AlignedBuffer([value]), AlignedBuffer([value]))
            average.update(weights.floats, statistics.floats, number: number)
            #expect(KernelData.difference(average.values, expected[number]) < 1e-6)
        }
    }

    private func trainer(
        emaDecay: Double?, epochs: Int, validation: Blobs = Blobs(20, seed: 1)
    ) throws -> Trainer {
        try Trainer(
            network: try TrainerProblem.plainNetwork(),
            recipe: Recipe(
                epochs: epochs, batchSize: 8, optimizer: .sgd(momentum: 0.9), learningRate: 0.1,
                emaDecay: emaDecay, seed: 4), training: Blobs(16), validation: validation,
            threads: 1)
    }

    @Test func theAverageIsValidatedAndHandedOutWhileTrainingGoesOnWithout() async throws {
        let averaged = try #require(
            try await TrainerProblem.outcome(of: trainer(emaDecay: 0.999, epochs: 3)))
        let trained = try #require(
            try await TrainerProblem.outcome(of: trainer(emaDecay: nil, epochs: 3)))
        #expect(averaged.weights != trained.weights)
        // The same losses on the same batches: the trained weights went the same way.
        #expect(averaged.history.map(\.loss) == trained.history.map(\.loss))
        #expect(averaged.history.map(\.valLoss) != trained.history.map(\.valLoss))
        let measured = TrainerReference.measure(averaged.weights, Blobs(20, seed: 1))
        #expect(abs(measured.loss - (averaged.history[2].valLoss ?? 0)) < 1e-5)
    }

    @Test func anAverageOfDecayZeroIsTheTrainedWeights() async throws {
        let averaged = try #require(
            try await TrainerProblem.outcome(of: trainer(emaDecay: 0, epochs: 2)))
        let trained = try #require(
            try await TrainerProblem.outcome(of: trainer(emaDecay: nil, epochs: 2)))
        for (found, expected) in zip(averaged.weights, trained.weights) {
            #expect(KernelData.difference(found.values, expected.values) < 1e-6)
        }
    }
}
