import NeuralNetwork
import Testing

@testable import ModelFiles

@Suite struct TrainingRecordTests {
    @Test func anEpochIsRecordedWithoutItsTimes() throws {
        func record(seconds: Double) -> TrainingRecord.Epoch {
            .init(
                EpochMetrics(
                    epoch: 1, loss: 0.5, accuracy: 0.75, valLoss: .nan, valAccuracy: 0.5,
                    learningRate: 0.1, seconds: seconds, imagesPerSecond: 1 / seconds))
        }
        #expect(record(seconds: 1) == record(seconds: 2))
        #expect(
            record(seconds: 1) == .init(epoch: 1, loss: 0.5, accuracy: 0.75, valAccuracy: 0.5))
    }

    @Test func otherRunsTravelWithTheFile() throws {
        var model = try tinyModel()
        let runs = [
            TrainingRecord.Run(
                command: "lapel train --seed 2", seed: 2, test: .init(loss: 0.25, accuracy: 0.5)),
            TrainingRecord.Run(
                command: "lapel train", seed: .max, test: .init(loss: nil, accuracy: 1)),
        ]
        model.training?.runs = runs
        let read = try ModelFile.decode(try ModelFile.encode(model, file: "x"), file: "x")
        #expect(read.training?.runs == runs)
    }

    @Test func whatNoLongerMeasuresTravelsWithTheFile() throws {
        var model = try tinyModel()
        let before = try ModelFile.encode(model, file: "x")
        #expect(!String(decoding: before, as: UTF8.self).contains("test_images"))
        model.lineage.testImages = [3, 8]
        model.training?.test = .init(loss: 0.5, accuracy: 0.75, images: 58, leftOut: 2)
        let read = try ModelFile.decode(try ModelFile.encode(model, file: "x"), file: "x")
        #expect(read == model)
    }

    @Test func aRecipeIsRecordedMemberByMember() throws {
        let recipe = Recipe(epochs: 3, optimizer: .sgd(momentum: 0.9, nesterov: true), seed: 42)
        let object = try JSONObject(encoding: recipe)
        #expect(object["epochs"] == JSONValue(3))
        #expect(object["seed"] == JSONValue(42))
        #expect(object["optimizer"] != nil && object["ema_decay"] == nil)
        #expect(object.members.map(\.key) == object.members.map(\.key).sorted())
        #expect(throws: (any Error).self) { try JSONObject(encoding: 3) }
    }
}
