import FoundationEssentials

/// Everything a person said about samples, and the runs and models that came of it, in one SQLite
/// file.
///
/// Labels are kept as an append-only log of steps; undo and redo are steps as well, so both work
/// across restarts and between processes that share the file. The actor owns the connection, so
/// the window's thread never waits for the disk. Every method throws `LabelStoreError`.
public actor LabelStore {
    /// The file, or `:memory:`.
    public nonisolated let path: String
    /// What to tell the person about the opening, if anything.
    public nonisolated let notice: OpenNotice?

    let database: Database
    private var listeners: [Int: AsyncStream<StoreChange>.Continuation] = [:]
    private var nextListener = 0
    private var dataVersion: Int

    /// Opens the file at `path`, made with its folder where it is missing and brought up to date
    /// where an older Lapel wrote it. A damaged file is moved aside and `notice` says so.
    public init(path: String = LabelStore.defaultPath()) throws {
        self.path = path
        do {
            (database, notice) = try StoreFile.open(path)
            dataVersion = try database.dataVersion()
        } catch let error as SQLiteError {
            throw LabelStoreError(error, file: path)
        }
    }

    private init(inMemory database: Database) {
        path = ":memory:"
        notice = nil
        self.database = database
        dataVersion = 0
    }

    /// A store without a file, gone with its last reference.
    public static func inMemory() throws -> LabelStore {
        do {
            return LabelStore(inMemory: try StoreFile.openInMemory())
        } catch let error as SQLiteError {
            throw LabelStoreError(error, file: ":memory:")
        }
    }

    /// `$XDG_DATA_HOME/lapel/lapel.db`, or under `~/.local/share` where that is unset or relative.
    public static func defaultPath(
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> String {
        if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") {
            return data + "/lapel/lapel.db"
        }
        let home = environment["HOME"] ?? FileManager.default.homeDirectoryForCurrentUser.path
        return home + "/.local/share/lapel/lapel.db"
    }

    /// Runs `body` with SQLite's errors put into words.
    func reading<R>(_ body: (Database) throws -> R) throws -> R {
        do {
            return try body(database)
        } catch let error as SQLiteError {
            throw LabelStoreError(error, file: path)
        }
    }

    /// Runs `body` in a write transaction and announces `change` where it succeeded.
    func writing<R>(_ change: StoreChange, _ body: (Database) throws -> R) throws -> R {
        let result = try reading { try $0.transaction(body) }
        announce(change)
        return result
    }
}

// MARK: - Changes

/// What a write touched.
public enum StoreChange: Hashable, Sendable {
    /// Labels were given, taken back or brought back.
    case labels
    /// A model was added or put in use, or learned corrections.
    case models
    /// A run started or ended.
    case runs
    /// A setting was remembered or forgotten.
    case settings
    /// Another process wrote something.
    case otherProcess
}

extension LabelStore {
    /// Each write from now on, by this store at once and by other processes whenever
    /// `noticeOtherProcesses` is called. Ends when the reader stops.
    public func changes() -> AsyncStream<StoreChange> {
        let (stream, continuation) = AsyncStream.makeStream(of: StoreChange.self)
        let listener = nextListener
        nextListener += 1
        listeners[listener] = continuation
        continuation.onTermination = { [weak self] _ in
            Task { await self?.forget(listener) }
        }
        return stream
    }

    /// Looks whether another process has written since the last call, and tells the readers of
    /// `changes`. Costs a few microseconds; call it from a timer or when the window gets focus.
    @discardableResult
    public func noticeOtherProcesses() throws -> Bool {
        let version = try reading { try $0.dataVersion() }
        let changed = version != dataVersion
        dataVersion = version
        if changed { announce(.otherProcess) }
        return changed
    }

    private func forget(_ listener: Int) {
        listeners[listener] = nil
    }

    func announce(_ change: StoreChange) {
        for listener in listeners.values { listener.yield(change) }
    }
}

extension Database {
    /// Changes when another connection has written.
    fileprivate func dataVersion() throws -> Int {
        try value("PRAGMA data_version") ?? 0
    }
}
