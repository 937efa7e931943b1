import Foundation
import Testing

@Suite("memory")
struct MemoryTests {
    @Test("training slides on all 60,000 images stays under 400 MB")
    func training() async throws {
        let lapel = try Lapel()
        let identifier = lapel.folder.path("identifier")
        // The steps inside an epoch are seen on a terminal only; the shell keeps its number when it
        // becomes the program.
        let line =
            "echo $$ > '\(identifier)'; exec '\(Lapel.program.path)' train --architecture slides"
            + " --epochs 1 --json --out '\(lapel.folder.path("model.json"))'"
        let run = try Running(
            URL(filePath: "/usr/bin/script"), ["-qefc", line, "/dev/null"], in: lapel.folder,
            environment: ["TERM": "xterm-256color"])
        // The time left is reckoned from steps that are done.
        try #require(try await run.waits(for: " left"), "\(run.outputSoFar)")

        let text = try String(contentsOfFile: identifier, encoding: .utf8)
        let process = try #require(pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines)))
        let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
        kill(process, SIGINT)
        #expect(try await run.outcome().status == 130)

        let peak = try #require(status.firstMatch(of: /VmHWM:\s*(\d+) kB/).flatMap { Int($0.1) })
        #expect(peak * 1024 < 400_000_000)
        // All images and no fewer: their pixels alone.
        #expect(peak * 1024 > 60_000 * 28 * 28)
    }
}
