import Foundation
import Glibc
import Testing

@Suite("lapel labels export and import of pictures")
struct LabelFileTests {
    private func workshopWithLabels() async throws -> Workshop {
        let workshop = try await Workshop(trains: false)
        for (index, label) in [("42", "coat"), ("43", "0")] {
            try #require(try await workshop("label", index, label).status == 0)
        }
        return workshop
    }

    @Test(
        "labels travel as pictures and as IDX files, and a second import changes nothing",
        arguments: [("out/", "png"), ("out-idx", "idx"), ("out", "png"), ("out.csv", "csv")])
    func travel(name: String, format: String) async throws {
        let workshop = try await workshopWithLabels()
        // A URL would lose the slash at the end.
        let path = workshop.lapel.folder.url.path + "/" + name
        let words = ["labels", "export", path] + (name == "out" ? ["--to", format] : [])
        let exported = try await workshop.lapel.run(words + ["--json"] + workshop.data.options)
        #expect(exported.status == 0, "\(exported.error)")
        #expect(keys(exported.output) == ["file", "labels"])
        let other = try await Workshop(trains: false)
        let first = try await other("labels", "import", path, "--json")
        #expect(first.status == 0, "\(first.error)")
        #expect(try first.object()["applied"] as? Int == 2)
        let again = try await other("labels", "import", path, "--json").object()
        #expect(again["applied"] as? Int == 0 && again["unchanged"] as? Int == 2)
        let listed = try await other("labels", "list", "--json").objects()
        #expect(Set(listed.compactMap { $0["index"] as? Int }) == [42, 43])
        #expect(try await other("labels", "undo").status == 0)
        #expect(try await other("labels", "list", "--json").output.isEmpty)
    }

    @Test("a folder with other things in it stays as it is, and one sentence says so")
    func refusesFullFolder() async throws {
        let workshop = try await workshopWithLabels()
        let outcome = try await workshop("labels", "export", workshop.data.path)
        #expect(outcome.status == 1)
        #expect(outcome.errorLines.count == 1)
        #expect(outcome.error.contains("other things in it"))
    }

    @Test("what is left out is told line by line, and the program ends with 1")
    func problems() async throws {
        let workshop = try await workshopWithLabels()
        let folder = workshop.lapel.folder
        try #require(try await workshop("labels", "export", folder.path("out") + "/").status == 0)
        try FileManager.default.moveItem(
            atPath: folder.path("out/Coat"), toPath: folder.path("out/Bag"))
        try FileManager.default.createDirectory(
            atPath: folder.path("out/Hats\u{1B}[2J"), withIntermediateDirectories: true)
        let outcome = try await workshop("labels", "import", folder.path("out"), "--json")
        #expect(outcome.status == 1)
        #expect(outcome.errorLines.count == 2)
        #expect(outcome.error.contains("“Bag/test-42.png”: the sample is corrected to 4 already"))
        #expect(outcome.error.contains("is not named after a class."))
        #expect(!outcome.error.contains("\u{1B}"))
        #expect(try outcome.object()["unchanged"] as? Int == 1)
    }
}
