import Testing

@Suite("lapel show")
struct ShowTests {
    @Test("prints the documented members of an image of the real test set")
    func json() async throws {
        let workshop = try await Workshop()
        let outcome = try await workshop.lapel("show", "42", "--json", "--model", workshop.model)
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(
            keys(outcome.output) == [
                "index", "split", "label", "labelName", "class", "name", "probability",
                "probabilities",
            ])
        let object = try outcome.object()
        #expect(object["index"] as? Int == 42)
        #expect(object["split"] as? String == "test")
        #expect(object["label"] as? Int == 3)
        #expect(object["labelName"] as? String == "Dress")
    }

    @Test(
        "an index outside is refused with the range", arguments: ["-1", "10000", "abc", "1.5", ""])
    func badIndex(index: String) async throws {
        let workshop = try await Workshop()
        let outcome = try await workshop.lapel("show", index, "--model", workshop.model)
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        #expect(
            outcome.error
                == "lapel: INDEX must be a whole number between 0 and 9,999, not “\(index)”.\n")
    }

    @Test("text names the real and the predicted class")
    func text() async throws {
        let outcome = try await Workshop()("show", "13", "--split", "train")
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("Train image 13"))
        #expect(outcome.output.contains("Real class       Dress"))
        #expect(outcome.output.contains("Predicted class  "))
    }

    @Test("a corrected image shows the correction as its label")
    func showsCorrection() async throws {
        let workshop = try await Workshop()
        try #require(try await workshop("label", "5", "Bag").status == 0)
        let shown = try await workshop("show", "5", "--json").object()
        #expect(shown["labelName"] as? String == "Bag")
        #expect(try await workshop("show", "5").output.contains("Bag, corrected"))
    }
}
