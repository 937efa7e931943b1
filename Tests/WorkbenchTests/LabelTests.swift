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
        #expect(undone?.name == "Coat for one image")
        #expect(try await second.sample(.test, at: 42).correctedLabel == nil)

        let third = try await desk.opened()
        #expect(try await third.undoState() == (canUndo: false, canRedo: true))
        #expect(try await third.redo()?.sampleIDs.count == 1)
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
