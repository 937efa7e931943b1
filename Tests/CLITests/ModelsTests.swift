import Foundation
import Testing

@Suite("lapel models")
struct ModelsTests {
    /// The program without `--model`, so that the model in use is the store's.
    private func lapel(_ workshop: Workshop, _ words: String...) async throws -> Lapel.Outcome {
        try await workshop.lapel.run(words + workshop.data.options)
    }

    /// A workshop in whose store a model was fine-tuned and kept, and its id.
    private func workshopWithChild() async throws -> (Workshop, child: String) {
        let workshop = try await Workshop()
        try #require(try await workshop("label", "0", "9").status == 0)
        let out = workshop.lapel.folder.path("better.json")
        let tuned = try await workshop(
            "fine-tune", "--keep", "--out", out, "--steps", "20", "--json")
        try #require(tuned.status == 0, "\(tuned.error)")
        let list = try await lapel(workshop, "models", "list", "--json").objects()
        let child = try #require(list.first { $0["current"] as? Bool == true })
        return (workshop, try #require(child["id"] as? String))
    }

    @Test("lists models with their lineage, uses, compares, deletes and undoes")
    func wholeLife() async throws {
        let (workshop, child) = try await workshopWithChild()
        let listed = try await lapel(workshop, "models", "list", "--json")
        #expect(
            Set(listed.outputLines.map(keys)) == [
                [
                    "id", "name", "architecture", "parameters", "testAccuracy", "testImages",
                    "leftOut", "corrections", "created", "parent", "current", "shipped", "file",
                ]
            ])
        let line = try #require(try listed.objects().first { $0["id"] as? String == child })
        #expect(line["leftOut"] as? Int == 1)
        #expect(line["testImages"] as? Int == SmallDataSet.testCount - 1)
        #expect(line["corrections"] as? Int == 1)
        let parent = try #require(line["parent"] as? String)
        let text = try await lapel(workshop, "models", "list").output
        #expect(text.contains("└ ") && text.contains("in use"))

        let used = try await lapel(workshop, "models", "use", String(parent.prefix(8)), "--json")
        #expect(try used.object()["id"] as? String == parent)
        let compared = try await lapel(workshop, "models", "compare", child, "--json").object()
        #expect(compared["before"] as? String == parent && compared["after"] as? String == child)
        #expect(compared["leftOut"] as? Int == 1)
        #expect((compared["perClass"] as? [[String: Any]])?.count == 10)

        let deleted = try await lapel(workshop, "models", "delete", child, "--json")
        #expect(try deleted.object()["deleted"] as? String == child)
        let gone = try await lapel(workshop, "models", "use", child)
        #expect(gone.status == 1 && gone.error.contains("is no model of the list"))
        let undone = try await lapel(workshop, "labels", "undo")
        #expect(undone.output.contains("Undone: Deleted the model"))
        #expect(try await lapel(workshop, "models", "use", child).status == 0)
        let refused = try await lapel(workshop, "models", "delete", "current")
        #expect(refused.status == 1 && refused.error.contains("is in use"))
    }

    @Test("a fine-tune may keep the test set, and then there is nothing to learn of it")
    func keepsTestSet() async throws {
        let workshop = try await Workshop()
        try #require(try await workshop("label", "0", "9").status == 0)
        let out = workshop.lapel.folder.path("better.json")
        let refused = try await workshop("fine-tune", "--keep-test-set", "--out", out)
        #expect(refused.status == 1)
        #expect(refused.error.contains("the test set is kept for measuring only"))
        try #require(try await workshop("label", "1", "9", "--split", "train").status == 0)
        let outcome = try await workshop(
            "fine-tune", "--keep-test-set", "--out", out, "--steps", "20", "--json")
        let object = try outcome.object()
        #expect(object["corrections"] as? Int == 1)
        #expect(object["images"] as? Int == SmallDataSet.testCount)
        #expect(object["leftOut"] as? Int == 0)
        #expect(object["correctedImages"] as? Int == 1)
        let measured = try await workshop.lapel.run(
            ["evaluate", "--model", out, "--json"] + workshop.data.options
        ).object()
        #expect(measured["images"] as? Int == SmallDataSet.testCount)
        #expect(measured["correctedImages"] as? Int == 1)
        let accuracies = ["accuracy", "correctedAccuracy"].map { measured[$0] as? Double }
        #expect(accuracies[0] != nil && accuracies[0] != accuracies[1])
    }

    @Test("a child of a file that was never kept leaves out what that file learned")
    func childOfACandidate() async throws {
        let workshop = try await Workshop()
        let (a, b) = (workshop.lapel.folder.path("a.json"), workshop.lapel.folder.path("b.json"))
        try #require(try await workshop("label", "0", "9").status == 0)
        try #require(try await workshop("fine-tune", "--out", a, "--steps", "20").status == 0)
        try #require(try await workshop("labels", "undo").status == 0)
        try #require(try await workshop("label", "11", "9").status == 0)
        let options = workshop.data.options + ["--model", a]
        let tuned = try await workshop.lapel.run(
            ["fine-tune", "--out", b, "--steps", "20", "--json"] + options)
        #expect(try tuned.object()["leftOut"] as? Int == 2)
        let measured = try await workshop.lapel.run(
            ["evaluate", "--model", b] + workshop.data.options)
        #expect(measured.output.contains("118 test images are right"))
        #expect(measured.output.contains("2 left out, because it learned them"))
    }
}
