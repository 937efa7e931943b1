import Foundation
import Testing

@Suite("lapel own")
struct OwnTests {
    private func listed(_ workshop: Workshop) async throws -> [[String: Any]] {
        let outcome = try await workshop("own", "list", "--json")
        #expect(outcome.status == 0, "\(outcome.error)")
        return try outcome.objects()
    }

    /// A picture with a block of light at a place of its own.
    private func bitmap(_ seed: Int) -> [UInt8] {
        PictureFiles.bmp(
            (0..<784).map { (100 + 30 * seed..<104 + 30 * seed).contains($0) ? 200 : 0 })
    }

    @Test("pictures are added, listed with predictions, labelled and removed, across processes")
    func acrossProcesses() async throws {
        let workshop = try await Workshop()
        let folder = workshop.lapel.folder
        try FileManager.default.createDirectory(
            atPath: folder.path("photos/inner"), withIntermediateDirectories: true)
        try folder.write("photos/a.bmp", bitmap(1))
        try folder.write("photos/inner/b.bmp", bitmap(2))
        try folder.write("photos/inner/copy of a.bmp", bitmap(1))
        try folder.write("photos/notes.txt", Array("no picture".utf8))
        let added = try await workshop("own", "add", "photos", "--json")
        #expect(added.status == 0, "\(added.error)")
        #expect(keys(added.output) == ["added", "known", "problems"])
        #expect(try added.object()["known"] as? Int == 1)

        let list = try await workshop("own", "list", "--json")
        #expect(
            keys(list.outputLines[0]) == [
                "id", "file", "path", "added", "label", "labelName", "class", "name",
                "probability",
            ])
        let images = try list.objects()
        #expect(images.map { $0["file"] as? String } == ["a.bmp", "b.bmp"])
        #expect(images.allSatisfy { $0["label"] is NSNull && $0["probability"] is Double })
        #expect((images[1]["path"] as? String)?.hasSuffix("/photos/inner/b.bmp") == true)
        let ids = images.compactMap { $0["id"] as? String }
        #expect(try await workshop("own", "list").output.contains("not labelled yet"))

        let labelled = try await workshop("own", "label", String(ids[1].prefix(10)), "coat")
        #expect(labelled.output == "b.bmp is “Coat” now.\n", "\(labelled.error)")
        #expect(try await listed(workshop).map { $0["label"] as? Int } == [nil, 4])
        #expect(try await workshop("own", "remove", ids[1], "--json").status == 0)
        #expect(try await listed(workshop).map { $0["id"] as? String } == [ids[0]])
        let undone = try await workshop("labels", "undo", "--json").object()
        #expect(undone["samples"] as? [String] == [ids[1]])
        #expect(try await listed(workshop).map { $0["labelName"] as? String } == [nil, "Coat"])
    }

    @Test("a file that cannot be read is named and does not stop the others")
    func badFile() async throws {
        let workshop = try await Workshop(trains: false)
        try workshop.lapel.folder.write("good.bmp", bitmap(0))
        try workshop.lapel.folder.write("bad.png", Array("nonsense".utf8))
        let added = try await workshop("own", "add", "bad.png", "good.bmp", "nowhere", "--json")
        #expect(added.status == 1)
        #expect(added.errorLines.count == 2)
        #expect(added.error.contains("bad.png") && added.error.contains("nowhere"))
        #expect((try added.object()["added"] as? [String])?.count == 1)
        #expect(try await listed(workshop).count == 1)
    }

    @Test("an id that names no image, and a class that does not exist, are refused")
    func unknown() async throws {
        let workshop = try await Workshop(trains: false)
        try workshop.lapel.folder.write("good.bmp", bitmap(0))
        try #require(try await workshop("own", "add", "good.bmp").status == 0)
        let missing = try await workshop("own", "remove", "fffffffffffff")
        #expect(missing.status == 1)
        #expect(missing.errorLines.count == 1 && missing.error.contains("fffffffffffff"))
        let id = try #require(try await listed(workshop)[0]["id"] as? String)
        #expect(try await workshop("own", "label", id, "Hat").status == 2)
        #expect(try await listed(workshop).count == 1)
    }
}
