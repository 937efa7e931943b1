import Foundation
import NeuralNetwork
import Testing

@Suite struct RecipeTests {
    private static let full = Recipe(
        epochs: 7, batchSize: 64, optimizer: .sgd(momentum: 0.9, nesterov: true),
        learningRate: 0.1, schedule: .oneCycle(rise: 0.2, divisor: 10, finalDivisor: 100),
        weightDecay: 5e-4, labelSmoothing: 0.05, emaDecay: 0.999,
        earlyStopping: EarlyStopping(
            monitor: .valAccuracy, patience: 3, restoreBestWeights: false),
        validationFrequency: 2, seed: .max)

    private func object(_ value: some Encodable) throws -> NSDictionary {
        try #require(
            try JSONSerialization.jsonObject(with: JSONEncoder().encode(value)) as? NSDictionary)
    }

    private func decoded(_ json: String) throws -> Recipe {
        try JSONDecoder().decode(Recipe.self, from: Data(json.utf8))
    }

    @Test func theJSONNamesAreKerass() throws {
        let expected: NSDictionary = [
            "epochs": 7, "batch_size": 64, "learning_rate": 0.1, "weight_decay": 5e-4,
            "label_smoothing": 0.05, "ema_decay": 0.999, "validation_freq": 2,
            "seed": UInt64.max,
            "optimizer": ["name": "sgd", "momentum": 0.9, "nesterov": true] as NSDictionary,
            "schedule": [
                "name": "one_cycle", "rise": 0.2, "divisor": 10, "final_divisor": 100,
            ] as NSDictionary,
            "early_stopping": [
                "monitor": "val_accuracy", "patience": 3, "restore_best_weights": false,
            ] as NSDictionary,
        ]
        #expect(try object(Self.full) == expected)
        let adam: NSDictionary = [
            "name": "adam", "beta_1": 0.8, "beta_2": 0.9, "epsilon": 0.5,
        ]
        #expect(
            try object(Recipe.Optimizer.adam(beta1: 0.8, beta2: 0.9, epsilon: 0.5)) == adam)
        let cosine: NSDictionary = ["name": "cosine", "warmup_epochs": 2, "final": 0.25]
        #expect(try object(Recipe.Schedule.cosine(warmup: 2, final: 0.25)) == cosine)
        let step: NSDictionary = ["name": "step", "every": 4, "factor": 0.5]
        #expect(try object(Recipe.Schedule.step(every: 4, factor: 0.5)) == step)
    }

    @Test(arguments: [
        full, Recipe(epochs: 1),
        Recipe(epochs: 2, optimizer: .adam(beta1: 0.1), schedule: .cosine(warmup: 0.1)),
        Recipe(epochs: 3, optimizer: .adamW(), schedule: .step(every: 2, factor: 0.1)),
        Recipe(epochs: 3, optimizer: .muon(momentum: 0.8, nesterov: false, adamRatio: 0.2)),
    ])
    func whatIsWrittenIsReadAgain(recipe: Recipe) throws {
        let json = try JSONEncoder().encode(recipe)
        #expect(try JSONDecoder().decode(Recipe.self, from: json) == recipe)
    }

    @Test func whatIsMissingHasItsDefault() throws {
        #expect(try decoded(#"{"epochs": 4}"#) == Recipe(epochs: 4))
        let named = try decoded(
            #"""
            {"epochs": 4, "optimizer": {"name": "adamw"}, "schedule": {"name": "one_cycle"},
             "early_stopping": {"patience": 2}}
            """#)
        #expect(
            named
                == Recipe(
                    epochs: 4, optimizer: .adamW(), schedule: .oneCycle(),
                    earlyStopping: EarlyStopping(patience: 2)))
        #expect(throws: DecodingError.self) { try decoded("{}") }
        #expect(throws: DecodingError.self) {
            try decoded(#"{"epochs": 4, "optimizer": {"name": "adagrad"}}"#)
        }
    }

    private static let faults: [(String, Recipe)] = [
        ("epochs", Recipe(epochs: 0)),
        ("epochs", Recipe(epochs: 100_001)),
        ("batch_size", Recipe(epochs: 1, batchSize: 0)),
        ("batch_size", Recipe(epochs: 1, batchSize: 65_537)),
        ("learning_rate", Recipe(epochs: 1, learningRate: 0)),
        ("learning_rate", Recipe(epochs: 1, learningRate: .nan)),
        ("weight_decay", Recipe(epochs: 1, weightDecay: -1)),
        ("weight_decay", Recipe(epochs: 1, weightDecay: .infinity)),
        ("label_smoothing", Recipe(epochs: 1, labelSmoothing: 1)),
        ("ema_decay", Recipe(epochs: 1, emaDecay: 1)),
        ("validation_freq", Recipe(epochs: 1, validationFrequency: 0)),
        ("momentum", Recipe(epochs: 1, optimizer: .sgd(momentum: 1))),
        ("momentum", Recipe(epochs: 1, optimizer: .sgd(nesterov: true))),
        ("beta_1", Recipe(epochs: 1, optimizer: .adam(beta1: -0.1))),
        ("beta_2", Recipe(epochs: 1, optimizer: .adamW(beta2: 1))),
        ("momentum", Recipe(epochs: 1, optimizer: .muon(momentum: 1))),
        ("adam_lr_ratio", Recipe(epochs: 1, optimizer: .muon(adamRatio: 0))),
        ("epsilon", Recipe(epochs: 1, optimizer: .adam(epsilon: 0))),
        ("epsilon", Recipe(epochs: 1, optimizer: .adam(epsilon: 1e-60))),
        ("every", Recipe(epochs: 1, schedule: .step(every: 0, factor: 1))),
        ("factor", Recipe(epochs: 1, schedule: .step(every: 1, factor: 0))),
        ("warmup_epochs", Recipe(epochs: 1, schedule: .cosine(warmup: -1))),
        ("final", Recipe(epochs: 1, schedule: .cosine(final: 2))),
        ("rise", Recipe(epochs: 1, schedule: .oneCycle(rise: 1.5))),
        ("divisor", Recipe(epochs: 1, schedule: .oneCycle(divisor: 0))),
        ("final_divisor", Recipe(epochs: 1, schedule: .oneCycle(finalDivisor: 0.5))),
        ("patience", Recipe(epochs: 1, earlyStopping: EarlyStopping(patience: 0))),
    ]

    @Test(arguments: faults)
    func aValueOutsideItsRangeIsNamed(name: String, recipe: Recipe) {
        do {
            try recipe.validate()
            Issue.record("\(name) was accepted")
        } catch let error as TrainingError {
            guard case .recipe(name, _, _) = error else {
                Issue.record("\(error) does not name \(name)")
                return
            }
            #expect(error.description.contains("The recipe's \(name) must be "))
        } catch {
            Issue.record("\(error)")
        }
    }
}
