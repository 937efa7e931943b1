import Foundation
import ModelFiles
import NeuralNetwork
import Testing
import Workbench

@Suite("Averaging")
struct AveragingTests {
    private let desk: Desk
    private let workbench: Workbench

    init() async throws {
        desk = try Desk()
        workbench = try await desk.opened()
    }

    private func result(
        of stream: AsyncThrowingStream<LearningEvent, any Error>
    ) async throws -> LearningResult? {
        var last: LearningEvent?
        for try await event in stream { last = event }
        guard case .finished(let result) = last else { return nil }
        return result
    }

    private func request(seed: UInt64, branch: String? = nil) -> TrainingRequest {
        var request = TrainingRequest(
            architecture: .slides, recipe: Recipe(epochs: 2, batchSize: 20, seed: seed))
        request.limit = 40
        request.branch = branch
        request.command = "lapel train --seed \(seed)"
        return request
    }

    private func trained(_ name: String, seed: UInt64, branch: String?) async throws -> String {
        let file = desk.folder.path(name)
        let stream = await workbench.trainFromScratch(request(seed: seed, branch: branch))
        try await workbench.write(try #require(try await result(of: stream)), to: file)
        return file
    }

    /// A checkpoint after one epoch of two.
    private func trunk(seed: UInt64) async throws -> String {
        let file = desk.folder.path("trunk\(seed)")
        let stream = await workbench.trainFromScratch(
            request(seed: seed), checkpoint: file, until: 1)
        #expect(try await result(of: stream) == nil)
        return file
    }

    @Test func theModelIsTheMeanOfItsBranches() async throws {
        let trunk = try await trunk(seed: 1)
        let files = [
            try await trained("a.json", seed: 1, branch: trunk),
            try await trained("b.json", seed: 2, branch: trunk),
        ]
        let averaged = try #require(
            try await result(
                of: await workbench.averageModels(files, name: "Both", command: "lapel average")))
        try await workbench.write(averaged, to: desk.folder.path("mean.json"))
        let mean = try ModelFile.read(desk.folder.path("mean.json"))
        let branches = try files.map { try ModelFile.read($0) }
        for (place, tensor) in mean.weights.enumerated() {
            let means = zip(
                branches[0].weights[place].values, branches[1].weights[place].values
            ).map { ($0 + $1) / 2 }
            let difference = zip(means, tensor.values).map { abs($0 - $1) }.max() ?? 0
            if tensor.name.hasSuffix("moving_variance") {
                // Measured anew: the mean's activations vary less than the branches' do.
                #expect(difference > 1e-4, "\(tensor.name)")
            } else if !tensor.name.hasSuffix("moving_mean") {
                #expect(difference < 1e-6, "\(tensor.name)")
            }
        }
        #expect(branches[0].weights != branches[1].weights)
        #expect(mean.name == "Both")
        #expect(mean.novelty != nil && mean.ridge != nil)
        #expect(mean.training?.recipe["command"] == "lapel average")
        #expect(
            mean.training?.recipe["averaged"]
                == ["lapel train --seed 1", "lapel train --seed 2"])
        #expect(mean.training?.test?.accuracy == averaged.candidate.testAccuracy)
    }

    @Test func modelsOfOtherRunsAreRefused() async throws {
        let (one, two) = (try await trunk(seed: 1), try await trunk(seed: 2))
        let first = try await trained("a.json", seed: 1, branch: one)
        for branch in [two, nil] {
            let other = try await trained("b.json", seed: 2, branch: branch)
            do {
                _ = try await result(
                    of: await workbench.averageModels([first, other], name: "Both"))
                Issue.record("it was accepted")
            } catch let error as ModelFileError {
                #expect(error.description.contains("b.json"))
                #expect(error.description.contains("training.recipe.branch"))
            }
        }
    }

    @Test func aBranchGoesOnWithTheCheckpointsEpochs() async throws {
        let trunk = try await trunk(seed: 1)
        let file = try await trained("a.json", seed: 1, branch: trunk)
        let whole = try await trained("whole.json", seed: 1, branch: nil)
        #expect(try ModelFile.read(file).weights == ModelFile.read(whole).weights)
    }
}
