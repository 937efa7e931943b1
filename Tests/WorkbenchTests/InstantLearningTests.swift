import Datasets
import ModelFiles
import NeuralNetwork
import Testing
import Workbench

@Suite("Learning at once")
struct InstantLearningTests {
    private let desk: Desk

    /// With a model of few features: a picture's mean over each 2×2 pixels.
    init() throws {
        desk = try Desk(hasModel: false)
        let network = try Network.sequential("pooled", inputShape: [28, 28, 1]) {
            AveragePooling2D(poolSize: 2)
            Flatten()
            Dense(units: 10, activation: .softmax)
        }
        let blocks = try Garments.model()
        var weights = network.initialWeights(seed: 1)
        for pixel in 0..<196 {
            let first = pixel / 14 * 2 * 28 + pixel % 14 * 2
            for label in 0..<10 {
                weights[0].values[pixel * 10 + label] = [0, 1, 28, 29].reduce(0) {
                    $0 + blocks.weights[0].values[(first + $1) * 10 + label]
                }
            }
        }
        try ModelFile.write(
            Model(name: "Pooled", network: network, weights: weights, classes: blocks.classes),
            to: desk.folder.path("resources/model.json"))
    }

    private func workbench() async throws -> Workbench {
        var configuration = desk.workbench().configuration
        configuration.learnsAtOnce = true
        let workbench = Workbench(configuration: configuration)
        _ = try await workbench.open()
        return workbench
    }

    @Test func aLabelChangesThePredictionAtOnceAndItsUndoChangesItBack() async throws {
        let workbench = try await workbench()
        let odd = try await workbench.sample(.test, at: 8)
        let other = try await workbench.sample(.test, at: 1)
        let before = try await workbench.predict(other.image)
        #expect(try await workbench.predict(odd.image).classIndex == 8)
        try await workbench.label(odd, as: 3)
        await workbench.settle()
        #expect(try await workbench.predict(odd.image).classIndex == 3)
        #expect(try await workbench.predict(odd.image, asKept: true).classIndex == 8)
        #expect(try await workbench.predict(other.image).probabilities == before.probabilities)
        try await workbench.undo()
        await workbench.settle()
        #expect(try await workbench.predict(odd.image).classIndex == 8)
    }

    @Test func afterARestartItIsLearnedAgain() async throws {
        let odd = try await desk.opened().sample(.test, at: 8)
        try await desk.opened().label(odd, as: 3)
        #expect(try await desk.opened().predict(odd.image).classIndex == 8)
        let again = try await workbench()
        await again.settle()
        #expect(try await again.predict(odd.image).classIndex == 3)
    }

    @Test func anExportPredictsAsTheBarsDid() async throws {
        let workbench = try await workbench()
        let odd = try await workbench.sample(.test, at: 8)
        try await workbench.label(odd, as: 3)
        await workbench.settle()
        let said = try await workbench.predict(odd.image).probabilities
        let path = desk.folder.path("exported.json")
        try await workbench.exportModel(to: path)
        let exported = try await desk.opened(model: path)
        let read = try await exported.predict(odd.image).probabilities
        #expect(zip(said, read).allSatisfy { abs($0 - $1) < 1e-3 })
        #expect(try await exported.modelInfo.parent == workbench.modelInfo.id)
        #expect(try await exported.modelInfo.testAccuracy == nil)
    }

    @Test func aNewClassIsLearnedFromAFewSamplesAndTravelsWithTheModel() async throws {
        let workbench = try await workbench()
        try await workbench.addClass(named: "  Sock ")
        #expect(await workbench.classNames.last == "Sock")
        let odd = try await workbench.sample(.test, at: 8)
        #expect(try await workbench.predict(odd.image).classIndex == 8)
        try await workbench.label(odd, as: 10)
        await workbench.settle()
        #expect(try await workbench.predict(odd.image).name == "Sock")
        let path = desk.folder.path("exported.json")
        try await workbench.exportModel(to: path)
        #expect(try await desk.opened(model: path).predict(odd.image).name == "Sock")

        for try await event in await workbench.fineTune() {
            if case .finished(let result) = event { try await workbench.keep(result) }
        }
        #expect(try await workbench.waitingCorrections().isEmpty)
        let again = try await desk.opened()
        #expect(await again.classNames.count == 11)
        #expect(try await again.predict(odd.image).name == "Sock")
    }

    @Test func aLabelOfAClassThatTheModelLacksIsNotLearned() async throws {
        let workbench = try await opened(withClass: "Sock")
        try await workbench.label(try await workbench.sample(.test, at: 8), as: 10)
        try await workbench.label(try await workbench.sample(.test, at: 9), as: 2)
        try await workbench.goBack()
        for try await event in await workbench.fineTune() {
            guard case .finished(let result) = event else { continue }
            #expect(result.correctionsRight.after == 1)
            try await workbench.keep(result)
        }
        #expect(try await workbench.waitingCorrections().map(\.classIndex) == [10])
    }

    @Test func aLaterFineTuneLeavesTheUnitsAsTheyAre() async throws {
        let workbench = try await desk.opened()
        var options = FineTuneOptions()
        // So small a step that it does no harm and is taken whole.
        options.learningRate = 1e-6
        var biases: [[Float]] = []
        for (index, label) in [(8, 3), (9, 2)] {
            try await workbench.label(try await workbench.sample(.test, at: index), as: label)
            for try await event in await workbench.fineTune(options) {
                if case .finished(let result) = event { try await workbench.keep(result) }
            }
            let weights = try ModelFile.read(try await workbench.modelInfo.file).weights
            biases.append(
                try #require(weights.first { $0.name == "corrections/bias" }).values)
        }
        #expect(biases[1].count > biases[0].count)
        #expect(Array(biases[1].prefix(biases[0].count)) == biases[0])
        let first = try await workbench.sample(.test, at: 8)
        #expect(try await workbench.predict(first.image).classIndex == 3)
    }

    @Test func anAddedClassCanBeUndone() async throws {
        let workbench = try await opened(withClass: "Sock")
        try await workbench.undo()
        #expect(await workbench.classNames.count == 10)
        try await workbench.redo()
        #expect(await workbench.classNames.last == "Sock")
    }

    @Test(arguments: ["", "  ", "coat", "sock", "7", "a\nb", String(repeating: "a", count: 41)])
    func aClassNeedsANameOfItsOwn(_ name: String) async throws {
        let workbench = try await opened(withClass: "Sock")
        await #expect(throws: WorkbenchError.self) { try await workbench.addClass(named: name) }
        #expect(await workbench.classNames.count == 11)
    }

    @Test func aRehearsalKeepsNothing() async throws {
        let workbench = try await desk.opened()
        var options = Rehearsal.Options()
        (options.counts, options.draws, options.neighbours) = ([1, 2], 2, 2)
        let rows = try #require(try await workbench.rehearse(options)).rows
        // The model of the tests is never wrong.
        let relabelled = rows.filter { $0.kind == .relabelled }
        #expect(relabelled.map(\.corrections) == [1, 2])
        #expect(relabelled.allSatisfy { $0.corrected == 1 })
        #expect(try await workbench.corrections().isEmpty)
    }

    private func opened(withClass name: String) async throws -> Workbench {
        let workbench = try await desk.opened()
        try await workbench.addClass(named: name)
        return workbench
    }
}
