import Foundation
import Testing

@Suite("lapel label and labels")
struct LabelTests {
    private func listed(_ workshop: Workshop) async throws -> [[String: Any]] {
        let outcome = try await workshop("labels", "list", "--json")
        #expect(outcome.status == 0, "\(outcome.error)")
        return try outcome.objects()
    }

    @Test("a label is there in the next process, and can be undone and redone in others")
    func acrossProcesses() async throws {
        let workshop = try await Workshop(trains: false)
        let labelled = try await workshop("label", "42", "coat", "--json")
        #expect(labelled.status == 0, "\(labelled.error)")
        let members = [
            "index", "split", "sample", "original", "originalName", "corrected", "correctedName",
            "learned", "when",
        ]
        #expect(keys(labelled.output) == members)
        #expect(try await workshop("label", "7", "9", "--split", "train").status == 0)

        let list = try await listed(workshop)
        #expect(list.map { $0["index"] as? Int } == [7, 42])
        #expect(list.map { $0["split"] as? String } == ["train", "test"])
        #expect(list.map { $0["original"] as? Int } == [7, 2])
        #expect(list.map { $0["correctedName"] as? String } == ["Ankle boot", "Coat"])

        #expect(try await workshop("labels", "undo", "--json").object()["undone"] is String)
        #expect(try await listed(workshop).map { $0["index"] as? Int } == [42])
        #expect(try await workshop("labels", "redo", "--json").object()["redone"] is String)
        #expect(try await listed(workshop).count == 2)
    }

    @Test("undoing nothing fails with a sentence")
    func nothingToUndo() async throws {
        let outcome = try await Lapel()("labels", "undo")
        #expect(outcome.status == 1)
        #expect(outcome.error == "lapel: There is nothing to be undone.\n")
    }

    @Test("a class that does not exist is refused", arguments: ["10", "-1", "Hat"])
    func unknownClass(name: String) async throws {
        let workshop = try await Workshop(trains: false)
        let outcome = try await workshop("label", "0", name)
        #expect(outcome.status == 2)
        #expect(outcome.error.contains("CLASS must be a number between 0 and 9"))
        #expect(try await listed(workshop).isEmpty)
    }

    @Test("exported labels come back through import, and a second import changes nothing")
    func exportAndImport() async throws {
        let workshop = try await Workshop(trains: false)
        let file = workshop.lapel.folder.path("labels.csv")
        try #require(try await workshop("label", "42", "4").status == 0)
        try #require(try await workshop("label", "43", "5").status == 0)
        let exported = try await workshop("labels", "export", file, "--json")
        #expect(keys(exported.output) == ["file", "labels"])
        #expect(try exported.object()["labels"] as? Int == 2)

        let other = try await Workshop(trains: false)
        let imported = try await other("labels", "import", file, "--json")
        #expect(imported.status == 0, "\(imported.error)")
        #expect(keys(imported.output) == ["applied", "unchanged", "problems"])
        #expect(try imported.object()["applied"] as? Int == 2)
        #expect(
            Set(try await listed(other).compactMap { $0["index"] as? Int }) == [42, 43])
        let again = try await other("labels", "import", file, "--json").object()
        #expect(again["applied"] as? Int == 0)
        #expect(again["unchanged"] as? Int == 2)
    }

    @Test("a bad line is named and does not stop the others")
    func badLine() async throws {
        let workshop = try await Workshop(trains: false)
        let file = workshop.lapel.folder.path("labels.csv")
        try #require(try await workshop("label", "42", "4").status == 0)
        try #require(try await workshop("labels", "export", file).status == 0)
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let header = text.prefix { $0 != "\n" }
        try workshop.lapel.folder.write(
            "labels.csv", Array((header + "\nnonsense" + text.dropFirst(header.count)).utf8))
        try #require(try await workshop("labels", "undo").status == 0)

        let imported = try await workshop("labels", "import", file, "--json")
        #expect(imported.status == 1)
        #expect(imported.errorLines.count == 1)
        #expect(imported.error.contains("labels.csv, line 2: "))
        #expect(try imported.object()["applied"] as? Int == 1)
    }

    @Test("a file of labels that is not there is named")
    func missingImport() async throws {
        let outcome = try await Lapel()("labels", "import", "nowhere.csv")
        #expect(outcome.status == 1)
        #expect(outcome.errorLines.count == 1)
        #expect(outcome.error.contains("nowhere.csv"))
    }
}
