import Testing

@Suite("Help")
struct HelpTests {
    private static let commands = [
        "predict", "show", "summary", "train", "evaluate", "audit", "review", "label",
        "labels list", "labels export", "labels import", "labels undo", "labels redo", "own add",
        "own list", "own label", "own remove", "classes list", "classes add", "fine-tune",
        "rehearse",
        "models list", "models use", "models delete", "models compare",
        "calibrate", "export", "benchmark",
    ]

    @Test(
        "each command explains itself with a usage line, its options and an example",
        arguments: commands)
    func commandHelp(command: String) async throws {
        let words = command.split(separator: " ").map(String.init)
        let outcome = try await Lapel().run(words + ["--help"])
        #expect(outcome.status == 0)
        #expect(outcome.error.isEmpty)
        #expect(outcome.output.hasPrefix("Usage: lapel \(command)"))
        #expect(outcome.output.contains("--json"))
        #expect(outcome.output.contains("--data DIR"))
        #expect(outcome.output.contains("Example"))
        #expect(outcome.outputLines.last?.hasPrefix("  lapel \(command)") == true)
        #expect(outcome.outputLines.allSatisfy { $0.count <= 100 })
    }

    @Test(
        "without a command, all of them are listed", arguments: [[], ["--help"], ["-h"], ["help"]])
    func overview(arguments: [String]) async throws {
        let outcome = try await Lapel().run(arguments)
        #expect(outcome.status == 0)
        for command in Self.commands { #expect(outcome.output.contains("  \(command)")) }
    }

    @Test(
        "help is given although the rest of the line is wrong",
        arguments: [
            ["train", "--epochs", "none", "--help"], ["help", "train"], ["--json", "train", "-h"],
        ])
    func helpGoesFirst(arguments: [String]) async throws {
        let outcome = try await Lapel().run(arguments)
        #expect(outcome.status == 0)
        #expect(outcome.output.hasPrefix("Usage: lapel train --out FILE"))
    }

    @Test("a group lists its commands")
    func groupHelp() async throws {
        let outcome = try await Lapel()("labels", "--help")
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("labels undo"))
        #expect(!outcome.output.contains("fine-tune"))
    }

    @Test("the version is one line")
    func version() async throws {
        let outcome = try await Lapel()("--version")
        #expect(outcome.output == "lapel 0.1.0\n")
        #expect(outcome.status == 0)
    }
}
