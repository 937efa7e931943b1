import Testing

@testable import Workbench

@Suite("Labels")
struct LabelTests {
    @Test func aLabelIsUndoneAndRedoneAcrossRestarts() async throws {
        let desk = try Desk()
        let workbench = try await desk.opened()
        try await workbench.label(try await workbench.sample(.test, at: 42), as: 4)

        let second = try await desk.opened()
        #expect(try await second.sample(.test, at: 42).label == 4)
        #expect(try await second.sample(.test, at: 42).originalLabel == 2)
        let undone = try await second.undo()
        #expect(undone?.name == "Coat for test image 42")
        #expect(try await second.sample(.test, at: 42).correctedLabel == nil)

        let third = try await desk.opened()
        #expect(try await third.undoState() == (canUndo: false, canRedo: true))
        let redone = try #require(try await third.redo())
        let sample = try await third.sample(.test, at: 42)
        #expect(try await third.samples(of: redone) == [sample.id])
        #expect(try await third.correctedLabels(of: .test) == [42: 4])
        #expect(try await third.undo() != nil)
        #expect(try await third.undo() == nil)
    }

    @Test func manyLabelsAreOneStep() async throws {
        let desk = try Desk()
        let workbench = try await desk.opened()
        var samples: [Sample] = []
        for index in 0..<7 { samples.append(try await workbench.sample(.train, at: index)) }
        try await workbench.label(samples, as: 9)
        #expect(try await workbench.corrections().count == 7)
        #expect(try await workbench.undo()?.name == "Ankle boot for 7 images")
        #expect(try await workbench.corrections().isEmpty)
        #expect(try await workbench.undo() == nil)
    }

    @Test func historyGoesBackToAnyPointAndForthAgainModelsIncluded() async throws {
        let desk = try Desk()
        let workbench = try await desk.opened()
        let shipped = try await workbench.modelInfo.id
        let (first, second) = (
            try await workbench.sample(.test, at: 1), try await workbench.sample(.test, at: 2)
        )
        try await workbench.label(first, as: 3)
        try await workbench.removeLabels(of: [first])
        let other = try desk.write(Garments.model(name: "Other", sharpness: 0.3), to: "other.json")
        try await workbench.openModel(at: other)
        try await workbench.label([first, second], as: 5)

        let history = try await workbench.history()
        #expect(
            history.map(\.name) == [
                "Sandal for 2 images", "Model “Other”",
                "Label removed from test image 1",
                "Dress for test image 1",
            ])
        #expect(history.allSatisfy { $0.holds })
        let back = try await workbench.go(to: history[3].id)
        #expect(back.map(\.id) == history.prefix(3).map(\.id))
        #expect(try await workbench.correctedLabels(of: .test) == [1: 3])
        #expect(try await workbench.modelInfo.id == shipped)

        // What was undone can be gone to as well, also by another process.
        let next = try await desk.opened()
        #expect(try await next.history().map(\.holds) == [false, false, false, true])
        try await next.go(to: history[1].id)
        #expect(try await next.correctedLabels(of: .test).isEmpty)
        #expect(try await next.modelInfo.name == "Other")
        #expect(try await next.history().map(\.holds) == [false, true, true, true])

        #expect(try await next.go(to: nil).count == 3)
        #expect(try await next.modelInfo.id == shipped)
        // A new label makes what was undone unreachable.
        try await next.label(second, as: 0)
        #expect(try await next.history().count == 1)
        #expect(try await next.go(to: history[0].id).isEmpty)
        #expect(try await next.correctedLabels(of: .test) == [2: 0])
    }

    @Test func aDrawingIsASampleWithItsPixelsAndWhatItWasTakenFor() async throws {
        let desk = try Desk(testCount: 0)
        let image = Garments.image(of: 6)
        let workbench = try await desk.opened()
        try await workbench.label(await workbench.sample(of: image, origin: .drawing), as: 0)
        let corrections = try await desk.opened().corrections()
        #expect(corrections.map(\.sample.image) == [image])
        #expect(corrections.map(\.sample.origin) == [.drawing])
        #expect(corrections.map(\.previousClass) == [6])
        #expect(corrections.map(\.classIndex) == [0])
        #expect(corrections.map(\.isLearned) == [false])
        #expect(await workbench.sample(of: image, origin: .drawing).correctedLabel == 0)
    }

    @Test func aLabelTakenBackIsGoneAndCanBeUndone() async throws {
        let desk = try Desk()
        let workbench = try await desk.opened()
        let sample = try await workbench.sample(.test, at: 3)
        try await workbench.label(sample, as: 8)
        try await workbench.removeLabels(of: [sample])
        #expect(try await workbench.corrections().isEmpty)
        try await workbench.undo()
        #expect(try await workbench.correctedLabels(of: .test) == [3: 8])
    }

    @Test func whatIsNoClassOrNoIndexIsRefused() async throws {
        let desk = try Desk()
        let workbench = try await desk.opened()
        let sample = try await workbench.sample(.test, at: 3)
        await #expect(throws: WorkbenchError.unknownClass("10", classes: 10)) {
            try await workbench.label(sample, as: 10)
        }
        await #expect(throws: WorkbenchError.unknownClass("-1", classes: 10)) {
            try await workbench.label(sample, as: -1)
        }
        for index in [-1, 60] {
            await #expect(throws: WorkbenchError.index(text: "\(index)", count: 60)) {
                try await workbench.sample(.test, at: index)
            }
        }
        #expect(try await workbench.corrections().isEmpty)
    }

    @Test func labelsThatAnotherProcessWroteAreHeardOf() async throws {
        let desk = try Desk()
        let (one, other) = (try await desk.opened(), try await desk.opened())
        try await one.noticeOtherProcesses()
        var changes = await one.changes().makeAsyncIterator()
        try await other.label(try await other.sample(.test, at: 3), as: 1)
        try await one.noticeOtherProcesses()
        // Ends the wait for a change that was not told.
        await one.announce(.model)
        #expect(await changes.next() == .labels)
        #expect(try await one.corrections().map(\.classIndex) == [1])
    }
}
