import Foundation
import Testing

@Suite("lapel train")
struct TrainTests {
    /// A model file without the line of its date.
    private func withoutDate(_ path: String) throws -> [String] {
        let lines = try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n")
        let kept = lines.filter { !$0.contains("\"created\"") }
        #expect(kept.count == lines.count - 1)
        return kept
    }

    @Test("prints a line an epoch and a last one, and leaves its curves beside the model")
    func json() async throws {
        let lapel = try Lapel()
        let data = try SmallDataSet(in: lapel.folder)
        let out = lapel.folder.path("model.json")
        let outcome = try await lapel.run(
            Workshop.training(data, out: out, epochs: 3) + ["--json"])
        #expect(outcome.status == 0)
        #expect(outcome.error.isEmpty)
        let epochKeys = [
            "epoch", "loss", "accuracy", "val_loss", "val_accuracy", "seconds", "imagesPerSecond",
        ]
        #expect(
            outcome.outputLines.map(keys)
                == [
                    epochKeys, epochKeys, epochKeys,
                    ["done", "testAccuracy", "testImages", "leftOut", "file"],
                ])
        let objects = try outcome.objects()
        #expect(objects.dropLast().map { $0["epoch"] as? Int } == [1, 2, 3])
        #expect(objects.last?["file"] as? String == out)
        #expect(try #require(objects.last?["testAccuracy"] as? Double) > 0.8)
        #expect(FileManager.default.fileExists(atPath: out))
        #expect(!FileManager.default.fileExists(atPath: out + ".checkpoint"))
        let model = try String(contentsOfFile: out, encoding: .utf8)
        #expect(
            model.contains(
                "\"command\": \"lapel train --architecture dense --epochs 3 --batch-size 32"))
        #expect(!model.contains("--out"))
        let table = try String(
            contentsOfFile: lapel.folder.path("model.csv"), encoding: .utf8)
        let lines = table.split(separator: "\n")
        #expect(lines.count == 4)
        let accuracy = try #require(objects[2]["accuracy"] as? Double)
        #expect(lines.last?.hasPrefix("3,\(accuracy),") == true)
        let picture = try String(
            contentsOfFile: lapel.folder.path("model.svg"), encoding: .utf8)
        #expect(picture.hasPrefix("<svg") && picture.hasSuffix("</svg>\n"))
    }

    @Test("the same seed gives the same file but for its date; another seed does not")
    func reproducible() async throws {
        let lapel = try Lapel()
        let data = try SmallDataSet(in: lapel.folder)
        var files: [[String]] = []
        for (number, seed) in [7, 7, 8].enumerated() {
            let out = lapel.folder.path("\(number).json")
            let outcome = try await lapel.run(
                Workshop.training(
                    data, out: out, architecture: "slides", epochs: 1, seed: seed, limit: 96))
            try #require(outcome.status == 0, "\(outcome.error)")
            files.append(try withoutDate(out))
        }
        #expect(files[0] == files[1])
        #expect(files[0] != files[2])
    }

    @Test("a killed run goes on from its checkpoint to the very same model")
    func killedAndResumed() async throws {
        let lapel = try Lapel()
        let data = try SmallDataSet(in: lapel.folder)
        let whole = lapel.folder.path("whole.json")
        let out = lapel.folder.path("killed.json")
        func training(_ out: String) -> [String] {
            Workshop.training(data, out: out, architecture: "slides", epochs: 5, limit: 96) + [
                "--json"
            ]
        }
        #expect(try await lapel.run(training(whole)).status == 0)

        let run = try lapel.start(training(out))
        #expect(await run.send(SIGKILL, after: "\"epoch\": 2"))
        #expect(try await run.outcome().status == 128 + SIGKILL)
        #expect(!FileManager.default.fileExists(atPath: out))

        let other = try await lapel.run(
            training(out) + ["--epochs", "6", "--resume", out + ".checkpoint"])
        #expect(other.status == 1)
        #expect(other.error.contains("killed.json.checkpoint should have epochs 6"))
        #expect(other.error.contains("but has epochs 5"))

        let varied = try await lapel.run(
            training(out)
                + ["--cutout", "3", "--cutout-fill", "73", "--resume", out + ".checkpoint"])
        #expect(varied.status == 1)
        #expect(varied.error.contains("samples with cutout 3 of 73,"))
        #expect(varied.error.contains("some with no augmentation"))

        let resumed = try await lapel.run(training(out) + ["--resume", out + ".checkpoint"])
        #expect(resumed.status == 0, "\(resumed.error)")
        let first = try resumed.objects().first?["epoch"] as? Int
        #expect(try #require(first) > 1)
        #expect(try withoutDate(out) == withoutDate(whole))
    }

    @Test("Ctrl-C stops within a step, says how to go on, and leaves nothing half-written")
    func interrupted() async throws {
        let lapel = try Lapel()
        let data = try SmallDataSet(in: lapel.folder)
        let out = lapel.folder.path("model.json")
        let run = try lapel.start(
            Workshop.training(data, out: out, architecture: "slides", epochs: 1000, limit: 96) + [
                "--json"
            ])
        #expect(await run.send(SIGINT, after: "\"epoch\": 1"))
        let outcome = try await run.outcome()
        #expect(outcome.status == 130)
        #expect(outcome.errorLines.count == 1)
        #expect(outcome.error.contains("--resume \(out).checkpoint"))
        let names = try FileManager.default.contentsOfDirectory(atPath: lapel.folder.url.path)
        #expect(names.filter { $0.contains("model.json") } == ["model.json.checkpoint"])
    }

    @Test(
        "a place that cannot be written is refused before the work",
        arguments: [
            ("nowhere/model.json", "its folder does not exist"), (".", "it is a folder"),
        ])
    func unwritable(out: String, sentence: String) async throws {
        let outcome = try await Lapel()("train", "--out", out, "--epochs", "10000")
        #expect(outcome.status == 1)
        #expect(outcome.errorLines.count == 1)
        #expect(outcome.error.contains("“\(out)” cannot be written: \(sentence)"))
    }

    @Test(
        "a share of no teacher and a grey of no square are refused",
        arguments: [
            ("--teacher-share", "0.3", "--teacher PATH"), ("--cutout-fill", "73", "--cutout N"),
        ])
    func withoutItsOther(option: String, value: String, missing: String) async throws {
        let outcome = try await Lapel()("train", "--out", "m.json", option, value)
        #expect(outcome.status == 2)
        #expect(outcome.error.contains("\(missing) is missing"))
    }

    @Test("threads are how a run is done, not what it is: the model's command is without them")
    func threads() async throws {
        let lapel = try Lapel()
        let data = try SmallDataSet(in: lapel.folder)
        let out = lapel.folder.path("model.json")
        let training = Workshop.training(data, out: out, epochs: 1)
        #expect(try await lapel.run(training + ["--threads", "0"]).status == 2)
        #expect(!FileManager.default.fileExists(atPath: out))
        #expect(try await lapel.run(training + ["--threads", "1"]).status == 0)
        let model = try String(contentsOfFile: out, encoding: .utf8)
        #expect(model.contains("\"command\": \"lapel train") && !model.contains("--threads"))
    }

    @Test("a file that is no checkpoint is named")
    func badCheckpoint() async throws {
        let lapel = try Lapel()
        let data = try SmallDataSet(in: lapel.folder)
        let file = try lapel.folder.write("not.checkpoint", Array("hello".utf8))
        let outcome = try await lapel.run(
            Workshop.training(data, out: lapel.folder.path("m.json"), epochs: 1)
                + ["--resume", file])
        #expect(outcome.status == 1)
        #expect(outcome.errorLines.count == 1)
        #expect(outcome.error.contains(file))
    }
}
