import NeuralNetwork
import Testing

@testable import ModelFiles

@Suite struct TrainingRecordTests {
    @Test func aRunIsRecordedWithoutItsTimes() throws {
        let recipe = Recipe(epochs: 3, optimizer: .sgd(momentum: 0.9, nesterov: true), seed: 42)
        func record(seconds: Double) throws -> TrainingRecord {
            let metrics = EpochMetrics(
                epoch: 1, loss: 0.5, accuracy: 0.75, valLoss: .nan, valAccuracy: 0.5,
                learningRate: 0.1, seconds: seconds, imagesPerSecond: 1 / seconds)
            return try TrainingRecord(dataset: "set", recipe: recipe, history: [metrics])
        }
        let first = try record(seconds: 1)
        #expect(try record(seconds: 2) == first)
        #expect(first.seed == 42)
        #expect(first.history == [.init(epoch: 1, loss: 0.5, accuracy: 0.75, valAccuracy: 0.5)])
        #expect(try first.recipe.decoded(as: Recipe.self) == recipe)
    }
}
