import FoundationEssentials
import TestSupport
import Testing

@testable import LabelStore

@Suite struct OwnImageTests {
    @Test func addingManyIsOneStepThatIsUndoneAndRedoneThroughRestarts() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("lapel.db")
        let step = try await LabelStore(path: path).addOwnImages((1...3).map(photo), at: morning)
        #expect(step?.kind == .add && step?.events == 3 && step?.given == nil)
        let images = try await LabelStore(path: path).ownImages()
        #expect(images.map(\.sampleID) == (1...3).map(sampleID))
        #expect(images[1].origin == .image(file: "2.png"))
        #expect(images[1].path == "/photos/2.png")
        #expect(images[1].pixels == photo(2).pixels)
        #expect(images[1].added == morning)
        #expect(images.allSatisfy { $0.label == nil })

        #expect(try await LabelStore(path: path).undo()?.kind == .add)
        #expect(try await LabelStore(path: path).ownImages().isEmpty)
        #expect(try await LabelStore(path: path).redo()?.isLive == true)
        #expect(try await LabelStore(path: path).ownImages() == images)
    }

    @Test func theSameContentIsThereOnce() async throws {
        let store = try LabelStore.inMemory()
        var copy = photo(1)
        copy.origin = .image(file: "copy.png")
        let step = try await store.addOwnImages([photo(1), copy, photo(2)])
        #expect(step?.events == 2)
        #expect(try await store.addOwnImages([copy, photo(2)]) == nil)
        #expect(try await store.ownImages().map(\.origin) == [photo(1), photo(2)].map(\.origin))
        #expect(try await store.history().count == 1)
    }

    @Test func removingTakesTheLabelBackAndUndoBringsBoth() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("lapel.db")
        let store = try LabelStore(path: path)
        try await store.addOwnImages([photo(1), photo(2), photo(3)])
        try await store.label([label(of: photo(2), 4)])
        let step = try await store.removeOwnImages([sampleID(2), sampleID(3), sampleID(9)])
        #expect(step?.kind == .remove && step?.events == 2)
        #expect(try await store.ownImages().map(\.sampleID) == [sampleID(1)])
        #expect(try await store.state().isEmpty)
        #expect(try await store.removeOwnImages([sampleID(2)]) == nil)

        #expect(try await LabelStore(path: path).undo()?.kind == .remove)
        let again = try LabelStore(path: path)
        #expect(try await again.ownImages().map(\.label) == [nil, 4, nil])
        #expect(try await again.state() == [sampleID(2): 4])
        #expect(try await again.redo()?.events == 2)
        #expect(try await again.ownImages().count == 1)
        #expect(try await again.ownSamples(ofStep: step?.id ?? 0) == [sampleID(2), sampleID(3)])
    }

    @Test func whatWasRemovedCanBeAddedAgain() async throws {
        let store = try LabelStore.inMemory()
        try await store.addOwnImages([photo(1)])
        try await store.removeOwnImages([sampleID(1)])
        #expect(try await store.addOwnImages([photo(1)])?.origin == photo(1).origin)
        #expect(try await store.ownImages().count == 1)
    }

    @Test func labelledPhotosAndDrawingsAreThereWithoutBeingAdded() async throws {
        let store = try LabelStore.inMemory()
        var drawing = photo(2)
        drawing.origin = .drawn
        try await store.label([label(of: photo(1), 3), label(of: drawing, 8)])
        try await store.label([correction(7, to: 1)])
        #expect(try await store.ownImages().map(\.label) == [3, 8])
        #expect(try await store.ownImages().map(\.origin) == [.image(file: "1.png"), .drawn])
        // What was added stays when its label goes; what was only labelled does not.
        try await store.addOwnImages([drawing])
        try await store.label([label(of: photo(1), nil), label(of: drawing, nil)])
        #expect(try await store.ownImages().map(\.sampleID) == [sampleID(2)])
        _ = try await store.undo()
        #expect(try await store.ownImages().map(\.label) == [3, 8])
        try await store.removeOwnImages([sampleID(1)])
        #expect(try await store.ownImages().map(\.sampleID) == [sampleID(2)])
        #expect(try await store.state() == [sampleID(2): 8, sampleID(7): 1])
    }

    @Test func labellingLeavesTheOrderAsItIs() async throws {
        let store = try LabelStore.inMemory()
        try await store.label([label(of: photo(9), 0)])
        try await store.addOwnImages((1...4).map(photo))
        try await store.label([label(of: photo(3), 5), label(of: photo(1), 5)])
        try await store.label([label(of: photo(9), 1)])
        #expect(try await store.ownImages().map(\.sampleID) == [9, 1, 2, 3, 4].map(sampleID))
    }

    @Test func photosLabelledBeforeThereWasACollectionAppearInIt() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("lapel.db")
        let before = try Database(path: path)
        try before.migrate(by: Schema.migrations.prefix { $0.name != "own images" }.map(\.self))
        try before.execute(
            """
            INSERT INTO sample VALUES ('\(sampleID(5))', zeroblob(784)), ('\(sampleID(6))', NULL);
            INSERT INTO step VALUES (1, 1795251600125, 'label', NULL);
            INSERT INTO event VALUES
                (1, 1, 1795251600125, '\(sampleID(5))', 'image', NULL, '/a/boot.png', 3, 9),
                (2, 1, 1795251600125, '\(sampleID(6))', 'test', 42, NULL, 6, 4);
            """)
        let store = try LabelStore(path: path)
        let images = try await store.ownImages()
        #expect(images.map(\.sampleID) == [sampleID(5)])
        #expect(images.first?.label == 9 && images.first?.added == morning)
        #expect(try await store.undo()?.kind == .label)
        #expect(try await store.ownImages().isEmpty)
    }
}

/// A photo of its own shade.
func photo(_ seed: Int) -> OwnImageRecord {
    OwnImageRecord(
        sampleID: sampleID(seed), pixels: Array(repeating: UInt8(seed % 256), count: 784),
        origin: .image(file: "\(seed).png"), path: "/photos/\(seed).png")
}

private func label(of image: OwnImageRecord, _ corrected: Int?) -> Correction {
    Correction(
        sampleID: image.sampleID, origin: image.origin, original: 6, corrected: corrected,
        pixels: image.pixels)
}
