import Foundation
import Testing

@Suite("lapel predict")
struct PredictTests {
    @Test("prints a line an image, in their order, with the documented members")
    func json() async throws {
        let workshop = try await Workshop()
        let files = Array(try PictureFiles.drawings().prefix(3))
        try #require(files.count == 3)
        let outcome = try await workshop("predict", "--json", files[2], files[0], files[1])
        #expect(outcome.status == 0)
        #expect(outcome.error.isEmpty)
        #expect(
            outcome.outputLines.map(keys)
                == Array(
                    repeating: [
                        "file", "class", "name", "probability", "probabilities", "novelty",
                        "looksLikeGarment",
                    ], count: 3))
        let objects = try outcome.objects()
        #expect(objects.map { $0["file"] as? String } == [files[2], files[0], files[1]])
        for object in objects {
            let probabilities = try #require(object["probabilities"] as? [Double])
            let index = try #require(object["class"] as? Int)
            #expect(probabilities.count == 10)
            #expect(abs(probabilities.reduce(0, +) - 1) < 1e-5)
            #expect(probabilities.max() == probabilities[index])
            #expect(object["probability"] as? Double == probabilities[index])
        }
    }

    @Test("one bad image does not stop the others, but makes the status 1")
    func badImageBetweenGoodOnes() async throws {
        let workshop = try await Workshop()
        let folder = workshop.lapel.folder
        let bad = try folder.write("text.png", Array("not a picture at all".utf8))
        let good = try PictureFiles.drawings()
        let outcome = try await workshop("predict", good[0], bad, good[1])
        #expect(outcome.status == 1)
        #expect(outcome.outputLines.count == 2)
        #expect(outcome.errorLines.count == 1)
        #expect(outcome.error.contains("text.png” is not a picture"))
    }

    @Test(
        "a file that is no good picture is named in one sentence",
        arguments: [
            ("empty.png", [], "is empty"),
            ("huge.png", PictureFiles.huge, "30000×30000"),
            ("cut.png", Array(PictureFiles.huge.prefix(20)), "cut.png"),
        ])
    func badPicture(name: String, bytes: [UInt8], sentence: String) async throws {
        let workshop = try await Workshop()
        let file = try workshop.lapel.folder.write(name, bytes)
        let outcome = try await workshop("predict", "--json", file)
        #expect(outcome.status == 1)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errorLines.count == 1)
        #expect(
            outcome.error.contains(name) && outcome.error.contains(sentence), "\(outcome.error)")
    }

    @Test("--picture shows 14 lines with ten bars beside them")
    func picture() async throws {
        let workshop = try await Workshop()
        let file = try PictureFiles.drawings()[0]
        let outcome = try await workshop("predict", "--picture", file)
        #expect(outcome.status == 0)
        let lines = outcome.outputLines
        #expect(lines.count == 14)
        #expect(lines[0].hasSuffix(file))
        #expect(lines.filter { $0.hasSuffix(" %") }.count == 11)
        #expect(lines.contains { $0.contains("9 Ankle boot") })
        #expect(!outcome.output.contains("\u{1B}"))
    }

    @Test(
        "a terminal gets half blocks, in the greys it has",
        arguments: [
            ("truecolor", "\u{1B}[38;2;0;0;0;48;2;"), ("", "\u{1B}[38;5;16;48;5;"),
        ])
    func pictureOnATerminal(colors: String, beginning: String) async throws {
        let workshop = try await Workshop()
        let file = try PictureFiles.drawings()[0]
        let line =
            "script -qec \"'$LAPEL' predict --picture --model '\(workshop.model)' '\(file)'\" "
            + "/dev/null"
        let outcome = try await Shell.run(
            line, environment: ["COLORTERM": colors, "TERM": "xterm-256color"])
        #expect(outcome.output.contains(beginning))
        #expect(outcome.output.components(separatedBy: "▀").count == 14 * 28 + 1)
    }
}
