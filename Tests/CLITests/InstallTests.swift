import Foundation
import TestSupport
import Testing

@Suite("make install")
struct InstallTests {
    @Test("the installed program finds its model, limits and scripts from any folder")
    func resources() async throws {
        let workshop = try await Workshop(trains: false)
        let prefix = workshop.lapel.folder.path("prefix")
        let built = Lapel.program.deletingLastPathComponent().path
        // “-o build” takes the programs as they are: the one under test is among them.
        let made = try await run(
            "/usr/bin/make", workshop,
            [
                "-C", Checkout.root.path, "-o", "build", "install", "PREFIX=\(prefix)",
                "RELEASE=\(built)",
            ])
        try #require(made.status == 0, "\(made.error)")

        let shown = try await run(
            prefix + "/bin/lapel", workshop, ["show", "0", "--json"] + workshop.data.options)
        #expect(shown.status == 0, "\(shown.error)")

        let measured = try await run(
            prefix + "/bin/lapel", workshop,
            ["benchmark", "--architecture", "dense", "--quick", "--check", "--compare", "--json"]
                + workshop.data.options)
        let object = try measured.object()
        // Whether the limits hold is for a quiet machine to say.
        #expect((object["checks"] as? [Any])?.count == 3)
        let peers = try #require(object["peers"] as? [[String: Any]])
        #expect(
            peers.map { $0["skipped"] as? String }
                == Array(repeating: "/no/python cannot be run", count: 3))
    }

    /// Runs a program that sees nothing of what else is installed here.
    private func run(
        _ program: String, _ workshop: Workshop, _ arguments: [String]
    ) async throws -> Lapel.Outcome {
        let environment = ["XDG_DATA_DIRS": "/nowhere", "LAPEL_PYTHON": "/no/python"]
        return try await Running(
            URL(filePath: program), arguments, in: workshop.lapel.folder, environment: environment
        ).outcome()
    }
}
