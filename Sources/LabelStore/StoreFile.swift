import CSQLite
import FoundationEssentials

/// Something a person should be told after the store was opened.
public enum OpenNotice: Hashable, Sendable, CustomStringConvertible {
    /// `file` was damaged: it lies untouched at `keptAt`, and the store began a new one.
    case damagedFileKept(file: String, keptAt: String)

    /// One sentence for the person.
    public var description: String {
        switch self {
        case .damagedFileKept(let file, let keptAt):
            "\(file) was damaged; it is kept as \(keptAt), and labels start anew."
        }
    }
}

/// Opens, checks and brings up to date the file under a label store.
enum StoreFile {
    static func open(
        _ path: String, migrations: [Migration] = Schema.migrations
    ) throws -> (database: Database, notice: OpenNotice?) {
        try makeFolder(of: path)
        let before = identity(of: path)
        do {
            return (try prepare(path, migrations), nil)
        } catch let error as SQLiteError where error.meansDamage {
            // Another process may have moved the damaged file aside just now and begun a new one.
            guard before == identity(of: path) else { return (try prepare(path, migrations), nil) }
            let kept = try moveAside(path, at: Date())
            let database = try prepare(path, migrations)
            return (database, .damagedFileKept(file: path, keptAt: kept))
        }
    }

    static func openInMemory() throws -> Database {
        let database = try Database(path: ":memory:")
        try database.execute("PRAGMA foreign_keys = ON")
        try database.migrate(by: Schema.migrations)
        return database
    }

    private static func makeFolder(of path: String) throws {
        let folder = URL(filePath: path).deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
        } catch let error as CocoaError where error.code == .fileWriteOutOfSpace {
            throw LabelStoreError.diskFull(file: path)
        } catch {
            throw LabelStoreError.notWritable(file: path)
        }
    }

    private static func prepare(_ path: String, _ migrations: [Migration]) throws -> Database {
        let database = try Database(path: path)
        try database.execute("PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF")
        let version = try database.userVersion()
        try checkOwner(of: database, path)
        guard version <= migrations.count else {
            throw LabelStoreError.newerVersion(
                file: path, found: version, supported: migrations.count)
        }
        let verdict = try database.value("PRAGMA quick_check(1)", as: String.self) ?? ""
        guard verdict == "ok" else {
            throw SQLiteError(code: SQLITE_CORRUPT, operation: "quick_check", message: verdict)
        }
        // FULL syncs the log at each commit: a label that was acknowledged outlives a power cut.
        try database.waiting { try $0.execute("PRAGMA journal_mode = WAL") }
        try database.execute("PRAGMA synchronous = FULL")
        try database.migrate(by: migrations)
        return database
    }

    private static func checkOwner(of database: Database, _ path: String) throws {
        let (id, objects) = try database.snapshot {
            (
                try $0.value("PRAGMA application_id", as: Int.self),
                try $0.value("SELECT count(*) FROM sqlite_schema", as: Int.self)
            )
        }
        guard id == Schema.applicationID || (id == 0 && objects == 0) else {
            throw LabelStoreError.notALabelStore(file: path)
        }
    }

    /// Renames the file and its write-ahead log, and gives the new path.
    private static func moveAside(_ path: String, at time: Date) throws -> String {
        let style = Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted)
        let stamp = time.formatted(style)
        let names = (1...1000).lazy.map { path + ".damaged-\(stamp)" + ($0 == 1 ? "" : "-\($0)") }
        let files = FileManager.default
        guard let kept = names.first(where: { !files.fileExists(atPath: $0) }) else {
            throw LabelStoreError.notWritable(file: path)
        }
        do {
            for suffix in ["-wal", "-shm", ""] where files.fileExists(atPath: path + suffix) {
                try files.moveItem(atPath: path + suffix, toPath: kept + suffix)
            }
        } catch {
            throw LabelStoreError.notWritable(file: path)
        }
        return kept
    }

    /// The inode, which tells whether the path still names the same file.
    private static func identity(of path: String) -> UInt64? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return attributes?[.systemFileNumber] as? UInt64
    }
}
