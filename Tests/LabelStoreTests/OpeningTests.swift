import FoundationEssentials
import TestSupport
import Testing

@testable import LabelStore

@Suite struct OpeningTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("data/lapel/lapel.db")
    }

    @Test func aNewStoreIsOursAndLogsAheadAndSyncs() async throws {
        let store = try LabelStore(path: path)
        #expect(store.notice == nil)
        #expect(try await store.pragma("journal_mode") == "wal")
        #expect(try await store.pragma("synchronous") == "2")
        #expect(try await store.pragma("foreign_keys") == "1")
        #expect(try await store.pragma("application_id") == String(0x4C61_706C))
        #expect(try await store.pragma("user_version") == String(Schema.migrations.count))
    }

    @Test func theStandardPlaceFollowsTheEnvironment() {
        let home = ["HOME": "/home/ann"]
        let standard = "/home/ann/.local/share/lapel/lapel.db"
        #expect(LabelStore.defaultPath(environment: home) == standard)
        let relative = home.merging(["XDG_DATA_HOME": "data"]) { $1 }
        #expect(LabelStore.defaultPath(environment: relative) == standard)
        let absolute = home.merging(["XDG_DATA_HOME": "/data"]) { $1 }
        #expect(LabelStore.defaultPath(environment: absolute) == "/data/lapel/lapel.db")
    }

    @Test func aDamagedPageMovesTheFileAsideUntouched() async throws {
        try await LabelStore(path: path).label((0..<500).map { correction($0, to: 1) })
        var bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
        for position in 8192..<20_480 { bytes[position] = 0xA5 }
        try Data(bytes).write(to: URL(filePath: path))
        try await expectKeptAside(bytes)
    }

    @Test func aFileThatIsNoDatabaseIsMovedAsideUntouched() async throws {
        _ = try LabelStore(path: path)
        let bytes = [UInt8]("this was a database once, and then the disk had other ideas".utf8)
        try Data(bytes).write(to: URL(filePath: path))
        try await expectKeptAside(bytes)
    }

    @Test func aCutOffFileIsMovedAsideUntouched() async throws {
        try await LabelStore(path: path).label((0..<500).map { correction($0, to: 1) })
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: path))).prefix(10_000)
        try Data(bytes).write(to: URL(filePath: path))
        try await expectKeptAside(Array(bytes))
    }

    @Test func damageTwiceInOneSecondKeepsBothFiles() async throws {
        _ = try LabelStore(path: path)
        for text in ["first damage", "second damage"] {
            try Data(text.utf8).write(to: URL(filePath: path))
            _ = try LabelStore(path: path)
        }
        let kept = try keptFiles().map { try String(contentsOf: $0, encoding: .utf8) }
        #expect(Set(kept) == ["first damage", "second damage"])
    }

    @Test func aNewerSchemaIsRefusedAndLeftAlone() throws {
        let newer = Schema.migrations.count + 1
        do {
            _ = try LabelStore(path: path)
            try Database(path: path).execute("PRAGMA user_version = \(newer)")
        }
        let expected = LabelStoreError.newerVersion(
            file: path, found: newer, supported: newer - 1)
        #expect(throws: expected) { try LabelStore(path: path) }
        #expect(try Database(path: path).userVersion() == newer)
        #expect(expected.description.contains(path))
    }

    @Test func anotherProgramsDatabaseIsRefusedAndLeftAlone() throws {
        let path = folder.path("other.db")
        try Database(path: path).execute("CREATE TABLE recipes (name TEXT)")
        let bytes = try Data(contentsOf: URL(filePath: path))
        #expect(throws: LabelStoreError.notALabelStore(file: path)) { try LabelStore(path: path) }
        #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
    }

    /// Nobody, not even root, can make files in `/proc`.
    @Test(arguments: ["/proc/lapel.db", "/proc/lapel/lapel.db"])
    func aReadOnlyFolderIsOneClearSentence(_ path: String) throws {
        let expected = LabelStoreError.notWritable(file: path)
        #expect(throws: expected) { try LabelStore(path: path) }
        #expect(
            expected.description
                == "“\(path)” cannot be written; check the permissions of the file and its folder.")
    }

    @Test(arguments: [13, 4_874] as [Int32])
    func aDiskThatFillsUpIsSaid(code: Int32) {
        let error = SQLiteError(code: code, operation: "COMMIT", message: "full")
        #expect(LabelStoreError(error, file: "x.db") == .diskFull(file: "x.db"))
        let other = SQLiteError(code: 778, operation: "COMMIT", message: "disk I/O error")
        #expect(LabelStoreError(other, file: "x.db") == .sqlite(other, file: "x.db"))
    }

    private func keptFiles() throws -> [URL] {
        let folder = URL(filePath: path).deletingLastPathComponent()
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        return names.filter { $0.contains(".damaged-") }.map { folder.appending(path: $0) }
    }

    private func expectKeptAside(_ bytes: [UInt8]) async throws {
        let store = try LabelStore(path: path)
        let kept = try #require(try keptFiles().first?.path)
        #expect(store.notice == .damagedFileKept(file: path, keptAt: kept))
        #expect(try Data(contentsOf: URL(filePath: kept)) == Data(bytes))
        try await store.label([correction(1, to: 1)])
        let again = try LabelStore(path: path)
        #expect(again.notice == nil)
        #expect(try await again.state() == [sampleID(1): 1])
    }
}

extension LabelStore {
    func pragma(_ name: String) throws -> String? {
        try database.value("PRAGMA \(name)")
    }
}
