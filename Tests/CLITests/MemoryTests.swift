import Foundation
import Testing

@Suite("memory")
struct MemoryTests {
    @Test("training slides on all 60,000 images stays under 400 MB")
    func training() async throws {
        let lapel = try Lapel()
        // The shell looks: here it may take minutes until this test's turn comes again.
        let script = """
            '\(Lapel.program.path)' train --architecture slides --epochs 1 --json \
                --out '\(lapel.folder.path("model.json"))' & process=$!
            while grep VmHWM /proc/$process/status > peak.new 2> /dev/null; do
                mv peak.new peak
                sleep 0.2
            done
            wait $process
            """
        let run = try Running(
            URL(filePath: "/bin/sh"), ["-c", script], in: lapel.folder, environment: [:])
        let outcome = try await run.outcome()
        #expect(outcome.status == 0, "\(outcome.error)")

        let status = try String(contentsOfFile: lapel.folder.path("peak"), encoding: .utf8)
        let peak = try #require(status.firstMatch(of: /VmHWM:\s*(\d+) kB/).flatMap { Int($0.1) })
        #expect(peak * 1024 < 400_000_000)
        // All images and no fewer: their pixels alone.
        #expect(peak * 1024 > 60_000 * 28 * 28)
    }
}
