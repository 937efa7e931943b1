import Foundation
import Testing

/// What becomes of the store under the real program.
@Suite("the store of labels")
struct StoreTests {
    private func listed(_ workshop: Workshop) async throws -> Set<Int> {
        let outcome = try await workshop("labels", "list", "--json")
        #expect(outcome.status == 0 && outcome.error.isEmpty, "\(outcome.error)")
        return Set(try outcome.objects().compactMap { $0["index"] as? Int })
    }

    @Test("a damaged database is kept aside byte for byte, said once, and labels start anew")
    func damaged() async throws {
        let workshop = try await Workshop(trains: false)
        try #require(try await workshop("label", "1", "4").status == 0)
        let store = workshop.lapel.folder.url.appending(path: "home/lapel/lapel.db")
        var bytes = try Data(contentsOf: store)
        bytes.replaceSubrange(0..<3000, with: Data(repeating: 0xA5, count: 3000))
        try bytes.write(to: store)

        let outcome = try await workshop("label", "2", "5", "--json")
        #expect(outcome.status == 0 && outcome.errorLines.count == 1)
        #expect(outcome.error.contains("\(store.path) was damaged; it is kept as "))
        #expect(try await listed(workshop) == [2])
        let folder = store.deletingLastPathComponent()
        let kept = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasPrefix("lapel.db.damaged-") && !$0.hasSuffix("-wal") }
        #expect(kept.count == 1)
        #expect(try Data(contentsOf: folder.appending(path: try #require(kept.first))) == bytes)
    }

    @Test("programs that label at once each get their label in, also into a store that is new")
    func atOnce() async throws {
        let workshop = try await Workshop(trains: false)
        let runs = try (0..<6).map {
            try workshop.lapel.start(["label", "\($0)", "9", "--json"] + workshop.data.options)
        }
        for run in runs {
            let outcome = try await run.outcome()
            #expect(outcome.status == 0, "\(outcome.error)")
        }
        #expect(try await listed(workshop) == Set(0..<6))
    }
}
