import FoundationEssentials
import Testing

@testable import LabelStore

@Suite struct LabelTests {
    @Test func aLabelComesBackAsItWasGiven() async throws {
        let store = try LabelStore.inMemory()
        let given = correction(42, to: 0)
        let step = try await store.label([given], at: morning)
        #expect(step.kind == .label && step.events == 1 && step.time == morning && step.isLive)
        let event = try #require(try await store.corrections().first)
        #expect(event.correction == given && event.time == morning && event.step == step.id)
        #expect(try await store.correction(for: given.sampleID) == event)
        #expect(try await store.correction(for: sampleID(43)) == nil)
    }

    @Test(arguments: [
        SampleOrigin.dataset(.train, index: 17), .dataset(.validation, index: 0),
        .dataset(.test, index: 9999), .drawn, .image(file: nil), .image(file: "my, \"photo\".png"),
    ])
    func originsSurviveTheDisk(_ origin: SampleOrigin) async throws {
        let store = try LabelStore.inMemory()
        let given = Correction(
            sampleID: sampleID(1), origin: origin, original: nil, corrected: 9,
            pixels: origin.isInDataset ? nil : [UInt8](repeating: 200, count: 784))
        try await store.label([given])
        #expect(try await store.corrections().map(\.correction) == [given])
    }

    @Test func theLatestLabelOfASampleWins() async throws {
        let store = try LabelStore.inMemory()
        try await store.label([correction(1, to: 3)])
        try await store.label([correction(2, to: 4)])
        try await store.label([correction(1, to: 5)])
        #expect(try await store.state() == [sampleID(1): 5, sampleID(2): 4])
        #expect(try await store.counts() == LabelCounts(corrected: 2, waiting: 2))
    }

    @Test func takingACorrectionBackIsAnEventThatCanBeUndone() async throws {
        let store = try LabelStore.inMemory()
        try await store.label([correction(1, to: 3)])
        try await store.label([correction(1, to: nil)])
        #expect(try await store.corrections().isEmpty)
        #expect(try await store.correction(for: sampleID(1)) == nil)
        #expect(try await store.counts() == LabelCounts(corrected: 0, waiting: 0))
        _ = try await store.undo()
        #expect(try await store.state() == [sampleID(1): 3])
    }

    @Test func pixelsOfADrawingAreKeptOnceAndNeededOnce() async throws {
        let store = try LabelStore.inMemory()
        let pixels = (0..<784).map { UInt8($0 % 256) }
        var drawing = Correction(
            sampleID: sampleID(7), origin: .drawn, original: 2, corrected: 8, pixels: pixels)
        try await store.label([drawing])
        drawing.pixels = nil
        drawing.corrected = 9
        try await store.label([drawing])
        let event = try #require(try await store.correction(for: sampleID(7)))
        #expect(event.correction.pixels == pixels && event.correction.corrected == 9)
    }

    @Test func aDrawingWithoutPixelsIsRefusedWithItsWholeStep() async throws {
        let store = try LabelStore.inMemory()
        let drawing = Correction(
            sampleID: sampleID(8), origin: .drawn, original: nil, corrected: 1)
        let expected = LabelStoreError.missingPixels(sampleID: sampleID(8), file: ":memory:")
        await #expect(throws: expected) {
            try await store.label([correction(1, to: 2), drawing])
        }
        #expect(try await store.corrections().isEmpty)
        #expect(try await store.history().isEmpty)
    }
}
