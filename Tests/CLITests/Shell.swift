import Foundation
import TestSupport

/// Runs the program as a part of a shell's line, where `$LAPEL` is its path.
enum Shell {
    static func run(_ line: String, environment: [String: String] = [:]) async throws
        -> Lapel.Outcome
    {
        let folder = try TemporaryFolder()
        let variables = ["LAPEL": Lapel.program.path].merging(environment) { _, given in given }
        let run = try Running(
            URL(filePath: "/bin/sh"), ["-c", line], in: folder, environment: variables)
        return try await run.outcome()
    }
}
