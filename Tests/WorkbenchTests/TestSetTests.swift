import Foundation
import ModelFiles
import Testing
import Workbench

@Suite("The test set")
struct TestSetTests {
    /// Fine-tunes the model of a file on one label, writes the child and takes the label back.
    private func child(
        of file: String?, named name: String, in desk: Desk,
        label: (Workbench) async throws -> Void
    ) async throws -> String {
        let workbench = try await desk.opened(model: file)
        try await label(workbench)
        let result = try await workbench.fineTuned()
        let path = desk.folder.path(name)
        try await workbench.write(result, to: path)
        await workbench.discard(result)
        try await workbench.undo()
        return path
    }

    @Test func whatWasLearnedIsLeftOutThroughThreeGenerationsOfFilesThatNoStoreKnows()
        async throws
    {
        let desk = try Desk()
        let a = try await child(of: nil, named: "a.json", in: desk) {
            try await $0.labelTest(8, as: 3)
        }
        let b = try await child(of: a, named: "b.json", in: desk) {
            try await $0.labelTest(10, as: 4)
        }
        let c = try await child(of: b, named: "c.json", in: desk) {
            let image = try await $0.sample(.test, at: 21).image
            try await $0.label(await $0.sample(of: image, origin: .drawing), as: 6)
        }
        #expect(try ModelFile.read(c).lineage.testImages == [8, 10, 21])
        // Another person's desk, with the same data set.
        let other = try Desk()
        let workbench = try await other.opened(model: c)
        let evaluation = try #require(try await workbench.evaluate(.test))
        #expect(evaluation.leftOut == 3 && evaluation.images == 57)
        let info = try await workbench.modelInfo
        #expect(info.leftOut == 3 && info.testImages == 57)
        #expect(info.testAccuracy == evaluation.accuracy)
        #expect(info.accuracyInWords?.contains("57 test images right, 3 left out") == true)
        let comparison = try #require(
            try await workbench.compareModels(try await workbench.model(named: "shipped").id))
        #expect(comparison.leftOut == 3)
    }

    @Test func whatAnAncestorLearnedIsLeftOutAfterTheLabelWasUndoneAndTheAncestorDeleted()
        async throws
    {
        let desk = try Desk()
        let workbench = try await desk.opened()
        try await workbench.labelTest(8, as: 3)
        let first = try await workbench.keep(try await workbench.fineTuned())
        try await workbench.removeLabels(of: [try await workbench.sample(.test, at: 8)])
        try await workbench.labelTest(20, as: 2)
        let result = try await workbench.fineTuned()
        #expect(result.comparison.leftOut == 2 && result.images == 58)
        try await workbench.keep(result)
        try await workbench.deleteModel(first.id)
        let again = try await desk.opened()
        #expect(try await again.evaluate(.test)?.leftOut == 2)
        #expect(try await again.modelInfo.leftOut == 2)
    }

    @Test func aNewModelIsMeasuredOnAllThatItDidNotLearnAndComparedOnWhatNeitherDid()
        async throws
    {
        let desk = try Desk()
        let workbench = try await desk.opened()
        try await workbench.labelTest(8, as: 3)
        try await workbench.keep(try await workbench.fineTuned())
        let request = TrainingRequest(
            architecture: .dense, recipe: Recipe(epochs: 1, batchSize: 20), name: "New")
        var last: LearningEvent?
        for try await event in await workbench.trainFromScratch(request) { last = event }
        guard case .finished(let result) = last else {
            Issue.record("the last event is \(String(describing: last))")
            return
        }
        #expect(result.candidate.testImages == 60 && result.candidate.leftOut == 0)
        #expect(result.images == 59 && result.comparison.leftOut == 1)
    }

    @Test func theSwitchKeepsTheTestSetForMeasuring() async throws {
        let desk = try Desk()
        let workbench = try await desk.opened()
        #expect(try await !workbench.keepsTestSet)
        try await workbench.labelTest(8, as: 3)
        #expect(try await workbench.waitingCorrections().count == 1)
        try await workbench.setKeepsTestSet(true)
        let again = try await desk.opened()
        #expect(try await again.keepsTestSet)
        #expect(try await again.waitingCorrections().isEmpty)
        #expect(try await again.corrections().map(\.isKeptApart) == [true])
        await #expect(throws: WorkbenchError.keptForMeasuring) { try await again.fineTuned() }

        let drawing = await again.sample(of: Garments.image(of: 1, seed: 9), origin: .drawing)
        try await again.label(drawing, as: 7)
        #expect(try await again.waitingCorrections().map(\.classIndex) == [7])
        let result = try await again.fineTuned()
        #expect(result.corrections == 1)
        #expect(result.images == 60 && result.comparison.leftOut == 0)
        #expect(result.comparison.correctedImages == 1)
        try await again.keep(result)
        #expect(try await again.evaluate(.test)?.leftOut == 0)
        #expect(try await again.corrections().map(\.isLearned) == [true, false])
        try await again.setKeepsTestSet(false)
        #expect(try await again.waitingCorrections().map(\.classIndex) == [3])
    }

    @Test func oneFineTuneCanKeepTheTestSetWithoutTheSwitch() async throws {
        let desk = try Desk()
        let workbench = try await desk.opened()
        try await workbench.labelTest(8, as: 3)
        await #expect(throws: WorkbenchError.keptForMeasuring) {
            try await workbench.fineTuned { $0.keepsTestSet = true }
        }
        #expect(try await !workbench.keepsTestSet)
    }
}
