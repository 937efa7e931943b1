import Foundation
import LabelStore
import ModelFiles
import Testing
import Workbench

@Suite("Learning")
struct LearningTests {
    /// The events of a training, and what came of it.
    private func follow(
        _ stream: AsyncThrowingStream<LearningEvent, any Error>
    ) async throws -> (events: [LearningEvent], result: LearningResult?) {
        var events: [LearningEvent] = []
        for try await event in stream { events.append(event) }
        guard case .finished(let result) = events.last else { return (events, nil) }
        return (events, result)
    }

    /// The request of a training that takes a moment.
    private func quickRequest(epochs: Int = 6, seed: UInt64 = 1) -> TrainingRequest {
        TrainingRequest(
            architecture: .dense,
            recipe: Recipe(epochs: epochs, batchSize: 20, learningRate: 0.003, seed: seed),
            name: "New")
    }

    private var quickOptions: FineTuneOptions {
        var options = FineTuneOptions()
        options.replayed = 40
        options.learningRate = 0.01
        return options
    }

    @Test func aFineTuneMakesCorrectionsRightAndKeepsTheRest() async throws {
        let desk = try Desk()
        let workbench = try await desk.opened()
        let odd = try await workbench.sample(.test, at: 8)
        try await workbench.label(odd, as: 3)
        try await workbench.label(
            await workbench.sample(of: Garments.image(of: 1, seed: 9), origin: .drawing), as: 7)
        let (_, finished) = try await follow(await workbench.fineTune(quickOptions))
        let result = try #require(finished)
        #expect(result.corrections == 2)
        #expect(result.correctionsRight == .init(before: 0, after: 2))
        #expect(result.images == 59)
        #expect(try await workbench.predict(odd.image).classIndex == 8)

        let kept = try await workbench.keep(result)
        #expect(kept.corrections == 2)
        #expect(kept.testAccuracy == result.accuracy?.after)
        #expect(try await workbench.predict(odd.image).classIndex == 3)
        #expect(try await workbench.waitingCorrections().isEmpty)
        #expect(try await workbench.evaluate(.test)?.leftOut == 1)

        let again = desk.workbench()
        #expect(try await again.open().sentences == [])
        #expect(try await again.modelInfo.id == result.id)
        #expect(try await again.predict(odd.image).classIndex == 3)
        #expect(try await again.goBack().name == "Blocks")
        #expect(try await again.waitingCorrections().count == 2)
        #expect(try await desk.opened().predict(odd.image).classIndex == 8)
    }

    @Test func aDiscardedCandidateCannotBeKept() async throws {
        let desk = try Desk()
        let workbench = try await desk.opened()
        try await workbench.label(try await workbench.sample(.test, at: 8), as: 3)
        let result = try #require(try await follow(await workbench.fineTune(quickOptions)).result)
        await workbench.discard(result)
        await #expect(throws: WorkbenchError.staleCandidate) { try await workbench.keep(result) }
        #expect(try await workbench.modelInfo.name == "Blocks")
        #expect(try await workbench.waitingCorrections().count == 1)
    }

    @Test func withNothingToLearnOrNoDataSetAFineTuneSaysSo() async throws {
        let desk = try Desk(testCount: 0)
        var configuration = desk.workbench().configuration
        configuration.dataFolder = nil
        configuration.environment["HOME"] = desk.folder.path("nobody")
        let workbench = try await desk.opened()
        await #expect(throws: WorkbenchError.nothingToLearn) {
            try await follow(await workbench.fineTune())
        }
        let drawing = await workbench.sample(of: Garments.image(of: 1), origin: .drawing)
        try await workbench.label(drawing, as: 7)
        await #expect(throws: (any Error).self) {
            try await follow(await workbench.fineTune())
        }
        #expect(await !workbench.isLearning)
    }

    @Test func trainingFromScratchReportsEachEpochAndItsFigures() async throws {
        let desk = try Desk(hasModel: false)
        let workbench = try await desk.opened()
        let (events, finished) = try await follow(
            await workbench.trainFromScratch(quickRequest()))
        let result = try #require(finished)
        let epochs = events.compactMap { event in
            if case .epoch(let metrics) = event { metrics } else { nil }
        }
        #expect(epochs.map(\.epoch) == [1, 2, 3, 4, 5, 6])
        #expect(epochs.allSatisfy { $0.valAccuracy != nil })
        #expect(result.accuracy == nil)
        #expect(result.candidate.testAccuracy == 1)
        let fractions = events.compactMap { event in
            if case .progress(let progress) = event { progress.fraction } else { nil }
        }
        #expect(fractions == fractions.sorted())
        #expect(fractions.last == 1)

        try await workbench.keep(result)
        #expect(try await workbench.modelInfo.name == "New")
        #expect(try await desk.opened().modelInfo.architecture == "dense")
        // There was no model before.
        #expect(try await !workbench.canGoBack)
    }

    @Test func theStoreRemembersEachRunAndTheModelThatWasKept() async throws {
        let desk = try Desk()
        let workbench = try await desk.opened()
        let result = try #require(
            try await follow(await workbench.trainFromScratch(quickRequest(seed: 7))).result)
        for try await event in await workbench.trainFromScratch(quickRequest(epochs: 10_000)) {
            if case .epoch = event { await workbench.cancelLearning() }
        }
        var refused = quickRequest()
        refused.limit = 0
        _ = try? await follow(await workbench.trainFromScratch(refused))
        let kept = try await workbench.keep(result)

        let store = try LabelStore(path: workbench.configuration.storeFolder + "/lapel.db")
        let runs = try await store.runs()
        #expect(runs.map(\.outcome) == [.failed, .cancelled, .done])
        #expect(runs.map(\.model) == [nil, nil, kept.id])
        #expect(runs[2].seed == 7 && runs[2].recipe.contains("\"architecture\""))
        #expect(runs[2].history.components(separatedBy: "val_accuracy").count == 7)
        #expect(runs[1].history == "[]")
    }

    @Test func theSameSeedGivesTheSameFileButForItsDate() async throws {
        let desk = try Desk()
        var files: [Model] = []
        for name in ["a.json", "b.json"] {
            let workbench = try await desk.opened()
            let stream = await workbench.trainFromScratch(quickRequest(epochs: 1, seed: 5))
            let result = try #require(try await follow(stream).result)
            try await workbench.write(result, to: desk.folder.path(name))
            var model = try ModelFile.read(desk.folder.path(name))
            model.created = Date(timeIntervalSince1970: 0)
            files.append(model)
        }
        #expect(files[0] == files[1])
    }

    /// The block's teacher takes each class for the next one, and mirrored pictures for others.
    @Test(arguments: [(0.0, 1.0), (1.0, 0.0)])
    func aTeachersShareIsLearnedInPlaceOfTheLabels(share: Double, accuracy: Double) async throws {
        let desk = try Desk()
        var teacher = try Garments.model(sharpness: 1)
        for pixel in 0..<784 {
            let row = pixel * 10..<pixel * 10 + 10
            let values = Array(teacher.weights[0].values[row])
            teacher.weights[0].values.replaceSubrange(
                row, with: Array(values.suffix(1)) + Array(values.prefix(9)))
        }
        let workbench = try await desk.opened()
        var request = quickRequest()
        // The mean of a model with itself is what it says.
        let file = try desk.write(teacher, to: "teacher.json")
        request.teacher = Teacher(files: [file, file], share: share)
        let result = try #require(
            try await follow(await workbench.trainFromScratch(request)).result)
        #expect(result.candidate.testAccuracy == accuracy)
        try await workbench.write(result, to: desk.folder.path("taught.json"))
        let record = try ModelFile.read(desk.folder.path("taught.json")).training?.recipe
        #expect(record?["teacher"]?.object?["share"] == JSONValue(share))
    }

    @Test func cancellingEndsATrainingAndChangesNothing() async throws {
        let desk = try Desk()
        let workbench = try await desk.opened()
        var last: LearningEvent?
        for try await event in await workbench.trainFromScratch(quickRequest(epochs: 10_000)) {
            if case .epoch = event {
                #expect(await workbench.isLearning)
                await workbench.cancelLearning()
            }
            last = event
        }
        guard case .cancelled = last else {
            Issue.record("the last event is \(String(describing: last))")
            return
        }
        #expect(await !workbench.isLearning)
        #expect(try await workbench.modelInfo.name == "Blocks")
    }

    @Test func predictionsGoOnAndASecondTrainingIsRefusedWhileOneRuns() async throws {
        let desk = try Desk()
        let workbench = try await desk.opened()
        for try await event in await workbench.trainFromScratch(quickRequest(epochs: 10_000)) {
            guard case .epoch(let metrics) = event, metrics.epoch == 1 else { continue }
            #expect(try await workbench.predict(Garments.image(of: 5)).classIndex == 5)
            await #expect(throws: WorkbenchError.alreadyLearning) {
                try await follow(await workbench.trainFromScratch(quickRequest()))
            }
            await workbench.cancelLearning()
        }
    }

    @Test func whatIsNoRecipeIsRefused() async throws {
        let desk = try Desk()
        let workbench = try await desk.opened()
        var request = quickRequest()
        request.limit = 0
        await #expect(throws: WorkbenchError.self) {
            try await follow(await workbench.trainFromScratch(request))
        }
    }
}
