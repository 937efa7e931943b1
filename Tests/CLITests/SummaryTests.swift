import Foundation
import Testing

@Suite("lapel summary")
struct SummaryTests {
    @Test(
        "counts parameters",
        arguments: [
            ("dense", 101_770, 101_770, 101_632), ("slides", 437_194, 436_458, 5_006_912),
        ])
    func counts(architecture: String, parameters: Int, trainable: Int, macs: Int) async throws {
        let outcome = try await Lapel()("summary", "--architecture", architecture, "--json")
        #expect(outcome.status == 0)
        #expect(
            keys(outcome.output)
                == ["layers", "parameters", "trainableParameters", "macs", "runs"])
        let object = try outcome.object()
        #expect(object["parameters"] as? Int == parameters)
        #expect(object["trainableParameters"] as? Int == trainable)
        #expect(object["macs"] as? Int == macs)
        let layers = try #require(object["layers"] as? [[String: Any]])
        #expect(layers.last?["outputShape"] as? [Int] == [10])
        #expect(layers.reduce(0) { $0 + (($1["parameters"] as? Int) ?? 0) } == parameters)
    }

    @Test("the table ends with the sizes")
    func table() async throws {
        let outcome = try await Lapel()("summary", "--architecture", "slides")
        #expect(outcome.output.contains("conv2d_1               Conv2D"))
        #expect(outcome.outputLines.last?.contains("436,458 of them trainable") == true)
        #expect(!outcome.output.contains("\u{1B}"))
    }

    @Test("a model keeps the figures of runs by other seeds, and tells them with its own")
    func runs() async throws {
        let workshop = try await Workshop()
        let other = workshop.lapel.folder.path("other.json")
        let training = try await workshop.lapel.run(
            Workshop.training(workshop.data, out: other, epochs: 1, seed: 8))
        try #require(training.status == 0, "\(training.error)")
        let out = workshop.lapel.folder.path("both.json")
        #expect(try await workshop("calibrate", other, "--out", out).status == 0)
        let summary = try await workshop.lapel("summary", "--model", out, "--json").object()
        let series = try #require(summary["runs"] as? [[String: Any]])
        #expect(series.count == 1)
        #expect(series[0]["seeds"] as? [Int] == [7, 8])
        #expect((series[0]["command"] as? String)?.contains("--seed") == false)
        var accuracies: [Double] = []
        for file in [workshop.model, other] {
            let own = try await workshop.lapel("summary", "--model", file, "--json").object()
            let runs = try #require(own["runs"] as? [[String: Any]])
            accuracies.append(try #require(runs[0]["testAccuracy"] as? Double))
        }
        let mean = try #require(series[0]["testAccuracy"] as? Double)
        #expect(abs(mean - (accuracies[0] + accuracies[1]) / 2) < 1e-9)
        let deviation = try #require(series[0]["deviation"] as? Double)
        #expect(abs(deviation - abs(accuracies[0] - accuracies[1]) / 2.squareRoot()) < 1e-9)
        let text = try await workshop.lapel("summary", "--model", out)
        #expect(text.outputLines.last?.contains("lapel train --architecture dense") == true)
        #expect(text.outputLines.last?.contains("±") == true)
    }

    @Test("of a run that keeps others those are kept, too, and none twice")
    func runsOfRuns() async throws {
        let workshop = try await Workshop()
        let folder = workshop.lapel.folder
        let (other, both, again) = (
            folder.path("other.json"), folder.path("both.json"), folder.path("again.json")
        )
        let training = try await workshop.lapel.run(
            Workshop.training(workshop.data, out: other, epochs: 1, seed: 8))
        try #require(training.status == 0, "\(training.error)")
        #expect(try await workshop("calibrate", other, "--out", both).status == 0)
        let outcome = try await workshop.lapel.run(
            ["calibrate", "--model", other, both, "--out", again] + workshop.data.options)
        #expect(outcome.status == 0, "\(outcome.error)")
        let summary = try await workshop.lapel("summary", "--model", again, "--json").object()
        let series = try #require(summary["runs"] as? [[String: Any]])
        #expect(series.count == 1 && series[0]["seeds"] as? [Int] == [8, 7])
    }

    @Test("a run that tells no figures is named, and nothing is written")
    func noFigures() async throws {
        let workshop = try await Workshop()
        let bare = workshop.lapel.folder.path("bare.json")
        let text = try String(contentsOfFile: workshop.model, encoding: .utf8)
        var document = try #require(
            try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        document["training"] = nil
        try JSONSerialization.data(withJSONObject: document).write(to: URL(filePath: bare))
        let out = workshop.lapel.folder.path("out.json")
        let outcome = try await workshop("calibrate", bare, "--out", out)
        #expect(outcome.status == 1)
        #expect(outcome.errorLines.count == 1)
        #expect(outcome.error.contains(bare) && outcome.error.contains("lapel train"))
        #expect(!FileManager.default.fileExists(atPath: out))
    }

    @Test("a full disk behind standard output is an error")
    func fullDisk() async throws {
        let outcome = try await Shell.run("\"$LAPEL\" summary --architecture dense > /dev/full")
        #expect(outcome.status == 1)
        #expect(
            outcome.error == "lapel: Standard output cannot be written: No space left on device.\n")
    }

    @Test("a reader that leaves ends the program quietly")
    func readerLeaves() async throws {
        let outcome = try await Shell.run(
            "for i in 1 2 3; do \"$LAPEL\" summary --architecture residual; done | head -1")
        #expect(outcome.outputLines.count == 1)
        #expect(outcome.error.isEmpty)
    }
}
