import Foundation
import Testing

@Suite("lapel average")
struct AverageTests {
    @Test("two branches of one training become a model")
    func branches() async throws {
        let lapel = try Lapel()
        let data = try SmallDataSet(in: lapel.folder)
        func training(_ name: String, _ more: String...) -> [String] {
            Workshop.training(
                data, out: lapel.folder.path(name), architecture: "slides", epochs: 3, limit: 96)
                + more
        }
        let trunk = try await lapel.run(training("trunk.json", "--until", "2"))
        #expect(trunk.status == 0, "\(trunk.error)")
        #expect(trunk.error.contains("goes on"))
        #expect(!FileManager.default.fileExists(atPath: lapel.folder.path("trunk.json")))
        let checkpoint = lapel.folder.path("trunk.json.checkpoint")
        for (name, seed) in [("a.json", "1"), ("b.json", "2")] {
            let branch = try await lapel.run(
                training(name, "--branch", checkpoint, "--seed", seed, "--json"))
            #expect(branch.status == 0, "\(branch.error)")
            #expect(try branch.objects().compactMap { $0["epoch"] as? Int } == [3])
        }
        let files = ["a.json", "b.json"].map(lapel.folder.path)
        let out = lapel.folder.path("mean.json")
        let outcome = try await lapel.run(
            ["average"] + files + ["--out", out, "--json"] + data.options)
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(try outcome.objects().last?["file"] as? String == out)
        let text = try String(contentsOfFile: out, encoding: .utf8)
        #expect(text.contains("\"command\": \"lapel average a.json b.json\""))

        let alone = try await lapel.run(["average", files[0], "--out", out] + data.options)
        #expect(alone.status == 2)
    }

    @Test("a checkpoint of another network is refused as the start of a branch")
    func otherNetwork() async throws {
        let lapel = try Lapel()
        let data = try SmallDataSet(in: lapel.folder)
        let trunk = lapel.folder.path("trunk.json")
        #expect(
            try await lapel.run(
                Workshop.training(data, out: trunk, epochs: 3) + ["--until", "1"]
            ).status == 0)
        let branch = try await lapel.run(
            Workshop.training(
                data, out: lapel.folder.path("a.json"), architecture: "slides", epochs: 3)
                + ["--branch", trunk + ".checkpoint"])
        #expect(branch.status == 1)
        #expect(branch.errorLines.count == 1)
        #expect(branch.error.contains("trunk.json.checkpoint should have the weights"))
    }
}
