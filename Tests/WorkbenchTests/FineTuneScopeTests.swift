import ModelFiles
import NeuralNetwork
import Testing
import Workbench

/// Which weights a fine-tune changes, and that figures of features are those of pictures.
@Suite("Scope of a fine-tune")
struct FineTuneScopeTests {
    private let desk: Desk

    /// With a model of a convolution, 32 features and a head.
    init() throws {
        desk = try Desk(hasModel: false)
        let network = try Network.sequential("small", inputShape: [28, 28, 1]) {
            Conv2D(filters: 8, kernelSize: 3, strides: 2, padding: .same, activation: .relu)
            AveragePooling2D(poolSize: 7)
            Flatten()
            Dense(units: 10, activation: .softmax)
        }
        try ModelFile.write(
            Model(
                name: "Small", network: network, weights: network.initialWeights(seed: 1),
                classes: Workbench.classNames),
            to: desk.folder.path("resources/model.json"))
    }

    /// So small a step that it does no harm and is taken whole.
    private func result(
        _ workbench: Workbench, scope: FineTuneOptions.Scope? = nil
    ) async throws -> LearningResult {
        try await workbench.fineTuned {
            $0.scope = scope
            $0.learningRate = 1e-6
        }
    }

    /// Which arrays of the shipped model the kept one has otherwise.
    private func changed(_ workbench: Workbench) async throws -> Set<String> {
        let kept = try ModelFile.read(try await workbench.modelInfo.file)
        let shipped = try ModelFile.read(desk.folder.path("resources/model.json"))
        return Set(
            shipped.weights.filter { old in
                kept.weights.first { $0.name == old.name } != old
            }.map(\.name))
    }

    @Test(
        arguments: [
            (1, nil, ["dense/bias", "dense/kernel"]),
            (1, .lastBlock, ["conv2d/bias", "conv2d/kernel", "dense/bias", "dense/kernel"]),
            (51, nil, ["conv2d/bias", "conv2d/kernel", "dense/bias", "dense/kernel"]),
            (51, .head, ["dense/bias", "dense/kernel"]),
        ] as [(Int, FineTuneOptions.Scope?, Set<String>)])
    func fewCorrectionsMoveTheHeadAndManyTheLastBlock(
        _ count: Int, scope: FineTuneOptions.Scope?, weights: Set<String>
    ) async throws {
        let workbench = try await desk.opened()
        try await workbench.label(.test, at: Array(0..<count), as: 3)
        let result = try await result(workbench, scope: scope)
        #expect(result.correctionsRight.after == count)
        try await workbench.keep(result)
        #expect(try await changed(workbench) == weights)
    }

    @Test(arguments: [FineTuneOptions.Scope.head, .lastBlock])
    func theFiguresAreThoseThatTheKeptModelGives(_ scope: FineTuneOptions.Scope) async throws {
        let workbench = try await desk.opened()
        for (index, label) in [(8, 3), (9, 2)] {
            try await workbench.labelTest(index, as: label)
            let result = try await result(workbench, scope: scope)
            let kept = try await workbench.keep(result)
            let said = try #require(try await workbench.predictions(of: .test))
            let again = try await desk.opened()
            let swept = try #require(try await again.predictions(of: .test))
            #expect(said.model == swept.model)
            #expect(
                zip(said.probabilities, swept.probabilities).allSatisfy { abs($0 - $1) < 1e-6 })
            #expect(try await again.evaluate(.test)?.accuracy == kept.testAccuracy)
            #expect(result.accuracy?.after == kept.testAccuracy)
        }
    }
}
