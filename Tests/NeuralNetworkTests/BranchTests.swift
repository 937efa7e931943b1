import TestSupport
import Testing

@testable import NeuralNetwork

@Suite struct BranchTests {
    private static let recipe = Recipe(
        epochs: 4, batchSize: 6, optimizer: .sgd(momentum: 0.9, nesterov: true),
        learningRate: 0.1, schedule: .cosine(), emaDecay: 0.9, seed: 1)

    private func outcome(_ start: Checkpoint?) async throws -> TrainingOutcome {
        let network = try TrainerProblem.network()
        let trainer =
            try start.map {
                try Trainer(
                    network: network, continuing: $0, training: Blobs(20),
                    validation: Blobs(9, seed: 1), threads: 1)
            }
            ?? Trainer(
                network: network, recipe: Self.recipe, training: Blobs(20),
                validation: Blobs(9, seed: 1), threads: 1)
        return try #require(try await TrainerProblem.outcome(of: trainer))
    }

    /// After two epochs of four.
    private func trunk() async throws -> Checkpoint {
        let folder = try TemporaryFolder()
        let trainer = try Trainer(
            network: try TrainerProblem.network(), recipe: Self.recipe, training: Blobs(20),
            validation: Blobs(9, seed: 1), threads: 1,
            checkpointing: Checkpointing(path: folder.path("run"), until: 2))
        let told = try #require(try await TrainerProblem.checkpoint(of: trainer))
        var read = try Checkpoint(contentsOf: folder.path("run"))
        read.file = ""
        #expect(read == told)
        return told
    }

    @Test func aRunUntilAnEpochStopsWhereThatEpochEnds() async throws {
        let trunk = try await trunk()
        #expect(trunk.epoch == 2 && trunk.step == 0)
        let (whole, continued) = (try await outcome(nil), try await outcome(trunk))
        #expect(continued.weights == whole.weights)
        #expect(continued.figures == whole.figures)
    }

    @Test func aRunUntilItsLastEpochIsFinished() async throws {
        let folder = try TemporaryFolder()
        let trainer = try Trainer(
            network: try TrainerProblem.network(), recipe: Self.recipe, training: Blobs(20),
            threads: 1, checkpointing: Checkpointing(path: folder.path("run"), until: 4))
        #expect(try await TrainerProblem.outcome(of: trainer) != nil)
    }

    @Test func aBranchByTheSameRecipeIsTheRunItself() async throws {
        let trunk = try await trunk()
        #expect(
            try await outcome(trunk.branch(by: Self.recipe)).weights
                == outcome(nil).weights)
    }

    @Test func aBranchGoesItsOwnWayFromThereOn() async throws {
        let trunk = try await trunk()
        var recipe = Self.recipe
        recipe.seed = 2
        recipe.epochs = 5
        let (whole, branch) = (
            try await outcome(nil), try await outcome(trunk.branch(by: recipe))
        )
        #expect(branch.figures.count == 5)
        #expect(branch.figures.prefix(2) == whole.figures.prefix(2))
        #expect(branch.figures[2] != whole.figures[2])
        #expect(branch.weights != whole.weights)
    }

    @Test(arguments: ["optimizer", "batch_size", "ema_decay", "epochs"])
    func aRecipeThatCannotGoOnFromThereIsRefused(member: String) async throws {
        let trunk = try await trunk()
        var recipe = Self.recipe
        switch member {
        case "optimizer": recipe.optimizer = .adam()
        case "batch_size": recipe.batchSize = 5
        case "ema_decay": recipe.emaDecay = nil
        default: recipe.epochs = 2
        }
        do {
            _ = try trunk.branch(by: recipe)
            Issue.record("it was accepted")
        } catch TrainingError.recipe(let name, _, _) {
            #expect(name == member)
        }
    }
}
