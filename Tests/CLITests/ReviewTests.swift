import Foundation
import Testing

@Suite("lapel audit and lapel review")
struct ReviewTests {
    @Test("an audit writes every image, and leaves its suspects for the queue")
    func audit() async throws {
        let workshop = try await Workshop()
        let before = try await workshop("review", "suspected-labels")
        #expect(before.status == 1)
        #expect(before.errorLines.count == 1 && before.error.contains("lapel audit"))

        // One label is wrong: band 3 is called 7.
        let labels = "train-labels-idx1-ubyte"
        var bytes = [UInt8](try Data(contentsOf: workshop.lapel.folder.url.appending(path: labels)))
        bytes[8 + 123] = 7
        try workshop.lapel.folder.write(labels, bytes)
        let out = workshop.lapel.folder.path("suspects.csv")
        let outcome = try await workshop(
            "audit", "--out", out, "--folds", "2", "--epochs", "8", "--json")
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(keys(outcome.output) == ["file", "images", "suspected", "seconds"])
        let suspected = try #require(try outcome.object()["suspected"] as? Int)
        let lines = try String(contentsOfFile: out, encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 1 + SmallDataSet.trainCount)
        #expect(lines[1].hasPrefix("123,train,7,3,"))

        let review = try await workshop("review", "suspected-labels", "--json")
        #expect(review.status == 0 && review.outputLines.count == suspected)
        let first = try #require(try review.objects().first)
        #expect(first["index"] as? Int == 123 && first["split"] as? String == "train")
        #expect(first["suggestedName"] as? String == "Dress")
        #expect(first["reviewed"] as? Bool == false)
    }

    @Test("a queue says what is known of each image")
    func queue() async throws {
        let workshop = try await Workshop()
        // A picture of the test part, once more and with another label.
        let images = "t10k-images-idx3-ubyte"
        var bytes = [UInt8](try Data(contentsOf: workshop.lapel.folder.url.appending(path: images)))
        bytes.replaceSubrange(16 + 4 * 784..<16 + 5 * 784, with: bytes[16 + 784..<16 + 2 * 784])
        try workshop.lapel.folder.write(images, bytes)
        let outcome = try await workshop("review", "near-duplicates", "--json")
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(try outcome.objects().map { $0["index"] as? Int } == [1, 4])
        #expect(
            keys(outcome.outputLines[0]) == [
                "index", "split", "label", "labelName", "reviewed", "class", "name", "probability",
                "score", "nearly",
            ])
        let nearly = try #require(try outcome.objects()[0]["nearly"] as? [String: Any])
        #expect(nearly["index"] as? Int == 4 && nearly["labelName"] as? String == "Coat")

        let text = try await workshop("review", "near-duplicates", "--limit", "1")
        #expect(text.outputLines.count == 3)
        #expect(text.outputLines[1].contains("100.0 % like test 4, Coat"))
        #expect(text.outputLines[2] == "2 images in all.")
    }

    @Test(
        "what cannot be listed is refused",
        arguments: [
            (["review", "everything"], 2, "QUEUE must be least-sure"),
            (["review", "suspected-labels", "--split", "test"], 2, "--split train"),
            (["review", "disagreement", "--other", "none.json"], 1, "none.json"),
            (["review", "wrong", "--limit", "0"], 2, "--limit must be"),
        ])
    func refused(arguments: [String], status: Int32, sentence: String) async throws {
        let workshop = try await Workshop()
        let options = ["--model", workshop.model] + workshop.data.options
        let outcome = try await workshop.lapel.run(arguments + options)
        #expect(outcome.status == status, "\(outcome.output)")
        #expect(outcome.errorLines.count == 1 && outcome.error.contains(sentence))
    }
}
