import Foundation
import TestSupport
import Testing

@testable import Workbench

@Suite("Own images")
struct OwnImageTests {
    /// Writes the picture of a class to a file of the desk's folder and gives its path.
    @discardableResult
    private func picture(_ desk: Desk, _ name: String, of classIndex: Int) throws -> String {
        let path = desk.folder.path(name)
        try FileManager.default.createDirectory(
            at: URL(filePath: path).deletingLastPathComponent(),
            withIntermediateDirectories: true)
        try desk.folder.write(name, bitmap(Garments.image(of: classIndex)))
        return path
    }

    private func add(_ workbench: Workbench, _ paths: [String]) async throws -> OwnImport {
        let read = try #require(await workbench.readPictures(at: paths))
        return try await workbench.addOwnImages(read)
    }

    @Test func aFolderIsAddedWithTheFoldersInItAndALoopOfLinksEnds() async throws {
        let desk = try Desk(testCount: 0)
        try picture(desk, "pictures/b.bmp", of: 1)
        try picture(desk, "pictures/a.BMP", of: 0)
        try picture(desk, "pictures/inner/deep/c\n.bmp", of: 2)
        try picture(desk, "pictures/.hidden.bmp", of: 3)
        try picture(desk, "pictures/.trash/d.bmp", of: 4)
        try desk.folder.write("pictures/notes.txt", Array("no picture".utf8))
        let links = FileManager.default
        try links.createSymbolicLink(
            atPath: desk.folder.path("pictures/inner/loop"),
            withDestinationPath: desk.folder.path("pictures"))
        try links.createSymbolicLink(
            atPath: desk.folder.path("pictures/self"), withDestinationPath: ".")

        let workbench = try await desk.opened()
        let done = try await add(workbench, [desk.folder.path("pictures")])
        #expect(done.problems.isEmpty && done.known == 0)
        let images = try await workbench.ownImages()
        #expect(images.map(\.name) == ["a.BMP", "b.bmp", "c\u{FFFD}.bmp"])
        #expect(images.map(\.id) == done.added)
        #expect(images[2].path == desk.folder.path("pictures/inner/deep/c\n.bmp"))
        #expect(images.allSatisfy { $0.label == nil })
        #expect(images[0].sample.image == Garments.image(of: 0))
        #expect(try await workbench.history().map(\.name) == ["Added 3 images to own images"])
    }

    @Test func oneContentIsThereOnceWhateverItsName() async throws {
        let desk = try Desk(testCount: 0)
        let (first, copy, other) = (
            try picture(desk, "a.bmp", of: 5), try picture(desk, "copy.bmp", of: 5),
            try picture(desk, "b.bmp", of: 6)
        )
        let workbench = try await desk.opened()
        #expect(try await add(workbench, [first, copy]).known == 1)
        let done = try await add(workbench, [copy, other])
        #expect(done.added.count == 1 && done.known == 1)
        #expect(try await workbench.ownImages().map(\.name) == ["a.bmp", "b.bmp"])
        #expect(try await add(workbench, [first, copy, other]).added.isEmpty)
        #expect(
            try await workbench.history().map(\.name) == [
                "Added b.bmp to own images", "Added a.bmp to own images",
            ])
    }

    @Test func whatCannotBeReadIsNamedAndTheRestGoesOn() async throws {
        let desk = try Desk(testCount: 0)
        let good = try picture(desk, "good.bmp", of: 7)
        try desk.folder.write("bad.png", Array("no picture at all".utf8))
        try desk.folder.write("empty.png", [])
        try FileManager.default.createDirectory(
            atPath: desk.folder.path("hollow"), withIntermediateDirectories: true)
        let workbench = try await desk.opened()
        let names = ["bad.png", "empty.png", "nowhere.png", "hollow"]
        let done = try await add(workbench, names.map(desk.folder.path) + [good])
        #expect(done.added.count == 1)
        #expect(done.problems.count == names.count)
        for name in names {
            #expect(done.problems.contains { $0.contains(desk.folder.path(name)) }, "\(name)")
        }
    }

    @Test func addingAndRemovingAreUndoneAndRedoneThroughRestarts() async throws {
        let desk = try Desk(testCount: 0)
        let paths = try (0..<3).map { try picture(desk, "\($0).bmp", of: $0) }
        let ids = try await add(try await desk.opened(), paths).added
        #expect(try await desk.opened().undo()?.name == "Added 3 images to own images")
        #expect(try await desk.opened().ownImages().isEmpty)
        let redone = try #require(try await desk.opened().redo())
        let workbench = try await desk.opened()
        #expect(try await workbench.samples(of: redone) == ids)
        #expect(try await workbench.ownImages().map(\.id) == ids)

        try await workbench.label(try await workbench.ownImages()[1].sample, as: 4)
        #expect(try await workbench.removeOwnImages([ids[1]]) == 1)
        #expect(try await workbench.corrections().isEmpty)
        let second = try await desk.opened()
        #expect(try await second.ownImages().map(\.id) == [ids[0], ids[2]])
        #expect(try await second.undo()?.name == "Removed 1.bmp from own images")
        #expect(try await desk.opened().ownImages().map(\.label) == [nil, 4, nil])
        #expect(try await second.undo()?.name == "Coat for 1.bmp")
        #expect(try await second.ownImages().map(\.label) == [nil, nil, nil])
    }

    @Test func ownImagesArePredictedLabelledAndAccepted() async throws {
        let desk = try Desk(testCount: 0)
        let workbench = try await desk.opened()
        let paths = try (0..<6).map { try picture(desk, "\($0).bmp", of: $0) }
        _ = try await add(workbench, Array(paths[..<4]))
        var images = try await workbench.ownImages()
        var predictions = try #require(try await workbench.predictions(of: images))
        #expect(predictions.classes == [0, 1, 2, 3])
        _ = try await add(workbench, paths)
        images = try await workbench.ownImages()
        predictions = try #require(try await workbench.predictions(of: images))
        #expect(predictions.classes == [0, 1, 2, 3, 4, 5])
        for (index, image) in images.enumerated() {
            let single = try await workbench.predict(image.sample.image).probabilities
            for (a, b) in zip(predictions.probabilities(of: index), single) {
                #expect(abs(a - b) < 1e-5)
            }
        }

        let classes = try await workbench.acceptPredictions(for: images[2...4].map(\.sample))
        #expect(classes == [2, 3, 4])
        #expect(try await workbench.ownImages().map(\.label) == [nil, nil, 2, 3, 4, nil])
        #expect(try await workbench.corrections().map(\.previousClass).count == 3)
        _ = try await workbench.undo()
        #expect(try await workbench.ownImages().allSatisfy { $0.label == nil })
        #expect(try await workbench.history().count == 3)
    }

    @Test func predictionsFollowTheModelInUse() async throws {
        let desk = try Desk(testCount: 0)
        let workbench = try await desk.opened()
        _ = try await add(workbench, [try picture(desk, "a.bmp", of: 3)])
        let images = try await workbench.ownImages()
        let before = try await workbench.predictions(of: images)
        let dull = try Garments.model(name: "Dull", sharpness: 0.01)
        try await workbench.openModel(at: try desk.write(dull, to: "dull.json"))
        let after = try await workbench.predictions(of: images)
        #expect(before?.probabilities != after?.probabilities)
    }

    @Test func drawingsAreKeptAndLabelledOnesAppear() async throws {
        let desk = try Desk(testCount: 0)
        let workbench = try await desk.opened()
        let (drawing, photo) = (Garments.image(of: 8), Garments.image(of: 9))
        #expect(try await workbench.keepOwnImage(drawing, origin: .drawing))
        #expect(try await !workbench.keepOwnImage(drawing, origin: .drawing))
        let sample = await workbench.sample(of: photo, origin: .photo(name: "/pictures/boot.png"))
        try await workbench.label(sample, as: 9)
        let images = try await workbench.ownImages()
        #expect(images.map(\.name) == ["Drawing", "boot.png"])
        #expect(images.map(\.path) == [nil, "/pictures/boot.png"])
        #expect(images.map(\.label) == [nil, 9])
        #expect(
            try await workbench.history().map(\.name).last == "Added a drawing to own images")
    }

    @Test func anImageIsFoundByTheFirstDigitsOfItsId() async throws {
        let desk = try Desk(testCount: 0)
        let workbench = try await desk.opened()
        let id = try await add(workbench, [try picture(desk, "a.bmp", of: 1)]).added[0]
        #expect(try await workbench.ownImage(String(id.prefix(6)).uppercased()).id == id)
        await #expect(throws: WorkbenchError.ownImage(id: "xyz", found: 0)) {
            try await workbench.ownImage("xyz")
        }
        await #expect(throws: WorkbenchError.ownImage(id: "", found: 0)) {
            try await workbench.ownImage("")
        }
    }

    @Test func cancellingAddsNothing() async throws {
        let desk = try Desk(testCount: 0)
        let paths = try (0..<10).map { try picture(desk, "\($0).bmp", of: $0) }
        let workbench = try await desk.opened()
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return await workbench.readPictures(at: paths)
        }
        #expect(await task.value == nil)
    }

    @Test func whatHasNoLabelIsNeverWrong() async throws {
        let desk = try Desk(testCount: 0)
        let workbench = try await desk.opened()
        _ = try await add(workbench, try (0..<3).map { try picture(desk, "\($0).bmp", of: $0) })
        let images = try await workbench.ownImages()
        try await workbench.label(images[1].sample, as: 1)
        try await workbench.label(images[2].sample, as: 7)
        let labels = try await workbench.ownImages().map(\.label)
        let predictions = try await workbench.predictions(of: images)
        func queue(_ queue: ReviewQueue) -> [Int] {
            queue.indices(count: 3, predictions: predictions) { labels[$0] }
        }
        #expect(queue(.wrong) == [2])
        #expect(queue(.all) == [0, 1, 2])
        #expect(queue(.leastSure).isEmpty)
    }
}

/// A BMP file of a picture, which is taken as it is.
private func bitmap(_ image: GrayImage) -> [UInt8] {
    func little(_ value: Int, _ bytes: Int) -> [UInt8] {
        (0..<bytes).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    let header =
        Array("BM".utf8) + little(54 + 28 * 84, 4) + little(0, 4) + little(54, 4)
        + little(40, 4) + little(28, 4) + little(28, 4) + little(1, 2) + little(24, 2)
        + Array(repeating: 0, count: 24)
    let rows = (0..<28).reversed().flatMap { row in
        image.pixels[row * 28..<(row + 1) * 28].flatMap { [$0, $0, $0] }
    }
    return header + rows
}
