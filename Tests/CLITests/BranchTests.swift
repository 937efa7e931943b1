import Foundation
import Testing

@Suite("lapel train --branch")
struct BranchTests {
    @Test("runs branch from one checkpoint, each with a seed or pictures of its own")
    func branches() async throws {
        let lapel = try Lapel()
        let data = try SmallDataSet(in: lapel.folder)
        func training(_ name: String, _ more: String...) -> [String] {
            Workshop.training(
                data, out: lapel.folder.path(name), architecture: "slides", epochs: 3, limit: 96)
                + more
        }
        func weights(_ name: String) throws -> [Substring] {
            let text = try String(contentsOfFile: lapel.folder.path(name), encoding: .utf8)
            return text.split(separator: "\n").filter { $0.contains("\"data\": ") }
        }
        #expect(try await lapel.run(training("whole.json")).status == 0)

        let trunk = try await lapel.run(training("trunk.json", "--until", "2"))
        #expect(trunk.status == 0, "\(trunk.error)")
        #expect(trunk.error.contains("goes on"))
        #expect(!FileManager.default.fileExists(atPath: lapel.folder.path("trunk.json")))
        let checkpoint = lapel.folder.path("trunk.json.checkpoint")
        for (name, option, value) in [
            ("same.json", "--seed", "7"), ("other.json", "--seed", "8"),
            ("varied.json", "--cutout", "9"),
        ] {
            let branch = try await lapel.run(
                training(name, "--branch", checkpoint, option, value, "--json"))
            #expect(branch.status == 0, "\(branch.error)")
            #expect(try branch.objects().compactMap { $0["epoch"] as? Int } == [3])
        }
        #expect(FileManager.default.fileExists(atPath: checkpoint))
        #expect(try !weights("whole.json").isEmpty)
        #expect(try weights("same.json") == weights("whole.json"))
        #expect(try weights("other.json") != weights("whole.json"))
        #expect(try weights("varied.json") != weights("whole.json"))
        let text = try String(contentsOfFile: lapel.folder.path("other.json"), encoding: .utf8)
        #expect(text.contains("--branch trunk.json.checkpoint"))
    }

    @Test("a checkpoint of another network is refused as the start of a branch")
    func otherNetwork() async throws {
        let lapel = try Lapel()
        let data = try SmallDataSet(in: lapel.folder)
        let trunk = lapel.folder.path("trunk.json")
        let first = Workshop.training(data, out: trunk, epochs: 3) + ["--until", "1"]
        #expect(try await lapel.run(first).status == 0)
        let branch = try await lapel.run(
            Workshop.training(
                data, out: lapel.folder.path("a.json"), architecture: "slides", epochs: 3)
                + ["--branch", trunk + ".checkpoint"])
        #expect(branch.status == 1)
        #expect(branch.errorLines.count == 1)
        #expect(branch.error.contains("trunk.json.checkpoint should have the weights"))
    }
}
