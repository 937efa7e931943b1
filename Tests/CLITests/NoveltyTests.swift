import Foundation
import TestSupport
import Testing

@Suite("what is no garment")
struct NoveltyTests {
    private static let sentence = "This does not look like a garment."

    /// Pictures like those that the small model learned from, one a class.
    private func garments(in folder: TemporaryFolder) throws -> [String] {
        var noise = Noise()
        return try (0..<10).map { label in
            try folder.write(
                "garment-\(label).bmp", PictureFiles.bmp(SmallDataSet.picture(UInt8(label), &noise))
            )
        }
    }

    /// Pictures unlike any that the small model learned from, in a folder and one in it.
    private func others(in folder: TemporaryFolder) throws -> String {
        let path = folder.path("others")
        try FileManager.default.createDirectory(
            atPath: path + "/more", withIntermediateDirectories: true)
        for number in 0..<6 {
            let pixels = (0..<784).map { position -> UInt8 in
                let (x, y) = (position % 28, position / 28)
                return abs(x - 14) + abs(y - 14) == number + 4 ? 255 : 0
            }
            try folder.write(
                "others/\(number == 5 ? "more/" : "")\(number).bmp", PictureFiles.bmp(pixels))
        }
        try folder.write("others/notes.txt", Array("no picture".utf8))
        return path
    }

    @Test("predict says so in text and in JSON, and only then")
    func predict() async throws {
        let workshop = try await Workshop()
        let garments = try garments(in: workshop.lapel.folder)
        let other = try others(in: workshop.lapel.folder) + "/0.bmp"
        let json = try await workshop("predict", "--json", garments[3], other).objects()
        #expect(json[0]["looksLikeGarment"] as? Bool == true)
        #expect(json[1]["looksLikeGarment"] as? Bool == false)
        let novelty = json.compactMap { $0["novelty"] as? Double }
        #expect(novelty.count == 2 && novelty[0] <= 0.5 && novelty[1] > 0.5)
        let text = try await workshop("predict", garments[3], other)
        #expect(text.outputLines.map { $0.hasSuffix(Self.sentence) } == [false, true])
        let picture = try await workshop("predict", "--picture", other)
        #expect(picture.outputLines.count { $0.hasSuffix(Self.sentence) } == 1)
    }

    @Test("a model without novelty predicts as ever and says nothing of it")
    func without() async throws {
        let workshop = try await Workshop()
        let file = workshop.lapel.folder.path("without.json")
        let text = try String(contentsOfFile: workshop.model, encoding: .utf8)
        let data = try #require(
            try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let kept = data.filter { $0.key != "novelty" && $0.key != "ridge" }
        #expect(kept.count == data.count - 2)
        try JSONSerialization.data(withJSONObject: kept).write(to: URL(filePath: file))
        let other = try others(in: workshop.lapel.folder)
        let outcome = try await workshop.lapel(
            "predict", "--json", other + "/0.bmp", "--model", file)
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(try outcome.object()["novelty"] is NSNull)
        #expect(try outcome.object()["looksLikeGarment"] is NSNull)
        let evaluation = try await workshop.lapel.run(
            ["evaluate", "--novelty", other, "--model", file] + workshop.data.options)
        #expect(evaluation.status == 1)
        #expect(evaluation.error.contains("cannot tell what is no garment: “lapel calibrate”"))
        let calibrated = workshop.lapel.folder.path("calibrated.json")
        let calibration = try await workshop.lapel.run(
            ["calibrate", "--model", file, "--out", calibrated, "--json"] + workshop.data.options)
        #expect(calibration.status == 0, "\(calibration.error)")
        #expect(try calibration.object()["novelty"] as? Bool == true)
        let again = try await workshop.lapel(
            "predict", "--json", other + "/0.bmp", "--model", calibrated)
        #expect(try again.object()["looksLikeGarment"] as? Bool == false)
    }

    @Test("evaluate compares the split with a folder and the folders in it")
    func evaluate() async throws {
        let workshop = try await Workshop()
        let folder = try others(in: workshop.lapel.folder)
        let outcome = try await workshop("evaluate", "--json", "--novelty", folder)
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(keys(outcome.output).last == "novelty")
        let novelty = try #require(try outcome.object()["novelty"] as? [String: Any])
        #expect(Set(novelty.keys) == ["auroc", "images", "flagged", "flaggedGarments"])
        #expect(novelty["images"] as? Int == 6)
        #expect(novelty["flagged"] as? Int == 6)
        #expect(try #require(novelty["auroc"] as? Double) > 0.99)
        #expect(try #require(novelty["flaggedGarments"] as? Int) < 12)
        let text = try await workshop("evaluate", "--novelty", folder)
        #expect(text.output.contains("told from 6 other pictures: AUROC "))
        #expect(text.output.contains("not like a garment: 100.0 % of the others"))
    }

    @Test("a folder that is no good is named in one sentence", arguments: ["none", "empty", "bad"])
    func badFolder(kind: String) async throws {
        let workshop = try await Workshop()
        let folder = workshop.lapel.folder.path(kind)
        if kind != "none" {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true)
        }
        if kind == "bad" {
            try workshop.lapel.folder.write("bad/text.png", Array("no picture at all".utf8))
        }
        let outcome = try await workshop("evaluate", "--json", "--novelty", folder)
        #expect(outcome.status == 1)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errorLines.count == 1)
        let sentences = [
            "none": "there is no such folder", "empty": "no PNG, JPEG",
            "bad": "bad/text.png” is not a picture",
        ]
        #expect(outcome.error.contains(try #require(sentences[kind])), "\(outcome.error)")
    }
}
