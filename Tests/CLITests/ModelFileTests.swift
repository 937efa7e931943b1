import Foundation
import Testing

@Suite("Models from files")
struct ModelFileTests {
    @Test(
        "a damaged model is named in one sentence", arguments: ["cut off", "wrong shape", "text"])
    func damaged(kind: String) async throws {
        let workshop = try await Workshop()
        let text = try String(contentsOfFile: workshop.model, encoding: .utf8)
        let damaged =
            switch kind {
            case "cut off": String(text.prefix(text.count / 2))
            case "wrong shape": text.replacing("[784, 128]", with: "[784, 127]")
            default: "hello"
            }
        #expect(damaged != text)
        let file = try workshop.lapel.folder.write("damaged.json", Array(damaged.utf8))
        let picture = try PictureFiles.drawings()[0]
        let outcome = try await workshop.lapel("predict", picture, "--model", file)
        #expect(outcome.status == 1)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errorLines.count == 1)
        #expect(outcome.error.contains("damaged.json"))
    }

    @Test("an exported model predicts the same to 1e-5")
    func export() async throws {
        let workshop = try await Workshop()
        let copy = workshop.lapel.folder.path("copy.json")
        let outcome = try await workshop("export", copy, "--to", "json", "--json")
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(keys(outcome.output) == ["file", "format", "images", "maxAbsDifference"])
        let object = try outcome.object()
        #expect(object["file"] as? String == copy)
        #expect(object["format"] as? String == "json")
        #expect(try #require(object["images"] as? Int) > 0)
        #expect(try #require(object["maxAbsDifference"] as? Double) <= 1e-5)

        let picture = try PictureFiles.drawings()[0]
        func probabilities(_ model: String) async throws -> [Double] {
            let outcome = try await workshop.lapel("predict", "--json", picture, "--model", model)
            return try #require(try outcome.object()["probabilities"] as? [Double])
        }
        for (one, other) in zip(
            try await probabilities(copy), try await probabilities(workshop.model))
        {
            #expect(abs(one - other) <= 1e-5)
        }
    }

    @Test("evaluate counts each image once")
    func evaluate() async throws {
        let outcome = try await Workshop()("evaluate", "--json")
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(
            keys(outcome.output) == [
                "images", "leftOut", "loss", "accuracy", "correctedAccuracy", "correctedImages",
                "standardError", "ece", "perClass", "confusion", "seconds",
            ])
        let object = try outcome.object()
        #expect(object["images"] as? Int == SmallDataSet.testCount)
        let confusion = try #require(object["confusion"] as? [[Int]])
        #expect(confusion.map { $0.reduce(0, +) } == Array(repeating: 12, count: 10))
        let right = confusion.indices.reduce(0) { $0 + confusion[$1][$1] }
        let accuracy = try #require(object["accuracy"] as? Double)
        #expect(abs(accuracy - Double(right) / Double(SmallDataSet.testCount)) < 1e-9)
        let error = try #require(object["standardError"] as? Double)
        #expect(abs(error - (accuracy * (1 - accuracy) / 120).squareRoot()) < 1e-9)
        let classes = try #require(object["perClass"] as? [[String: Any]])
        #expect(classes.count == 10)
        #expect(classes[9]["name"] as? String == "Ankle boot")
        #expect(classes.allSatisfy { $0["support"] as? Int == 12 })
        #expect(
            classes.map { $0["recall"] as? Double }
                == confusion.indices.map {
                    Double(confusion[$0][$0]) / 12
                })
        #expect(classes.allSatisfy { $0["precision"] != nil && $0["f1"] != nil })
    }

    @Test("a long work shows a bar where standard error is a terminal, and takes it away")
    func progressBar() async throws {
        let workshop = try await Workshop()
        let words = ["evaluate", "--model", workshop.model] + workshop.data.options
        let outcome = try await Shell.run(
            "script -qec \"'$LAPEL' \(words.joined(separator: " "))\" /dev/null",
            environment: ["TERM": "xterm-256color"])
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("\rEvaluating  "))
        let afterBar = try #require(outcome.output.components(separatedBy: "\r\u{1B}[K").last)
        #expect(afterBar.contains("of 120 test images are right"))
    }
}
