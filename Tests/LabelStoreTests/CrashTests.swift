import FoundationEssentials
import TestSupport
import Testing

@testable import LabelStore

/// What a killed process leaves behind is its files as they are at that moment, so the files of an
/// open store are copied and the copy is opened.
@Suite struct CrashTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("lapel.db")
    }

    @Test func everyAcknowledgedLabelIsThereAfterAKill() async throws {
        let store = try LabelStore(path: path)
        for index in 0..<30 {
            try await store.label([correction(index, to: index % 10)])
            let copy = folder.path("copy-\(index).db")
            for suffix in ["", "-wal"] {
                try FileManager.default.copyItem(atPath: path + suffix, toPath: copy + suffix)
            }
            let survivor = try LabelStore(path: copy)
            #expect(survivor.notice == nil)
            #expect(try await survivor.state() == store.state())
            #expect(try await survivor.undo()?.id == Int64(index + 1))
        }
    }

    @Test func aLogCutOffAnywhereGivesWholeStepsFromTheStart() async throws {
        let store = try LabelStore(path: path)
        for step in 0..<10 {
            try await store.label((0..<3).map { correction(step * 3 + $0, to: step) })
        }
        let log = [UInt8](try Data(contentsOf: URL(filePath: path + "-wal")))
        var seen: Set<Int> = []
        for cut in 0..<40 {
            let copy = folder.path("cut-\(cut).db")
            try FileManager.default.copyItem(atPath: path, toPath: copy)
            let length = log.count * cut / 39
            try Data(log[..<length]).write(to: URL(filePath: copy + "-wal"))
            let survivor = try LabelStore(path: copy)
            #expect(survivor.notice == nil)
            let count = try await survivor.counts().corrected
            #expect(count.isMultiple(of: 3))
            #expect(
                try await survivor.state().keys.sorted() == (0..<count).map(sampleID).sorted())
            seen.insert(count)
        }
        #expect(seen.contains(0) && seen.contains(30) && seen.count > 5)
    }

    @Test func aFullDiskKeepsWhatWasThereAndSaysSo() async throws {
        let store = try LabelStore(path: path)
        try await store.label([correction(0, to: 1)])
        let pages = try #require(try await store.pragma("page_count"))
        _ = try await store.pragma("max_page_count = \(pages)")
        let expected = LabelStoreError.diskFull(file: path)
        await #expect(throws: expected) {
            try await store.label((1..<5000).map { correction($0, to: 2) })
        }
        #expect(expected.description.contains(path) && expected.description.contains("full"))
        #expect(try await store.state() == [sampleID(0): 1])
        _ = try await store.pragma("max_page_count = 1000000")
        try await store.label([correction(1, to: 2)])
        #expect(try await LabelStore(path: path).state() == [sampleID(0): 1, sampleID(1): 2])
    }

    @Test func aFileThatBecameReadOnlySaysSo() async throws {
        let store = try LabelStore(path: path)
        _ = try await store.pragma("query_only = 1")
        await #expect(throws: LabelStoreError.notWritable(file: path)) {
            try await store.label([correction(0, to: 1)])
        }
    }
}
