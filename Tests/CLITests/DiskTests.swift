import Foundation
import TestSupport
import Testing

/// The program where nothing can be written, on a real file system of the right kind.
@Suite("Disks that refuse")
struct DiskTests {
    /// Whether a user without rights may mount a file system of its own.
    private static let canMount = Task {
        let probe = "unshare -rm sh -c 'mount -t tmpfs none /mnt' 2>/dev/null"
        return try await Shell.run(probe).status == 0
    }

    @Test("a home that cannot be written is named; predictions are made all the same")
    func readOnlyHome() async throws {
        let workshop = try await Workshop()
        let words = ["--model", workshop.model] + workshop.data.options
        let environment = ["XDG_DATA_HOME": "/proc"]
        let label = try await workshop.lapel.run(
            ["label", "3", "4"] + words, environment: environment)
        #expect(label.status == 1)
        #expect(label.errorLines.count == 1 && label.error.contains("/proc/lapel/lapel.db"))
        let show = try await workshop.lapel.run(
            ["show", "3", "--json"] + words, environment: environment)
        #expect(show.status == 0, "\(show.error)")
    }

    @Test("a full disk and one that became read-only keep every label, and say what to do")
    func fullDisk() async throws {
        guard try await Self.canMount.value else { return }
        let workshop = try await Workshop(trains: false)
        let line = """
            unshare -rm sh -c '
                mount -t tmpfs -o size=1m none /mnt
                export XDG_DATA_HOME=/mnt
                label() { "$LAPEL" label $1 5 --json $OPTIONS >/dev/null && echo said $1; }
                for index in 0 1 2 3; do label $index; done
                cat /dev/zero >/mnt/filler 2>/dev/null
                label 4
                rm /mnt/filler
                label 5
                "$LAPEL" labels list --json $OPTIONS | wc -l
                mount -o remount,ro /mnt
                label 6
                "$LAPEL" show 6 --json $OPTIONS >/dev/null && echo shown'
            """
        let options = workshop.data.options.joined(separator: " ")
        let outcome = try await Shell.run(
            line,
            environment: [
                "OPTIONS": options,
                "LAPEL_RESOURCES": Checkout.root.appending(path: "resources").path,
            ])
        #expect(
            outcome.outputLines == ["said 0", "said 1", "said 2", "said 3", "said 5", "5", "shown"])
        #expect(outcome.errorLines.count == 2, "\(outcome.error)")
        #expect(outcome.errorLines.first?.contains("The disk is full") == true)
        #expect(outcome.errorLines.last?.contains("cannot be written") == true)
    }
}
