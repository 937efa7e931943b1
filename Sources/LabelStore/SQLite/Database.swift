import CSQLite

/// One connection to one SQLite file. Not thread-safe: `LabelStore` confines it.
final class Database {
    private let handle: OpaquePointer
    /// Milliseconds to wait for another connection.
    private static let patience: Int32 = 5000

    /// Opens `path`, which is created where it is missing; `:memory:` makes one without a file.
    init(path: String) throws {
        var opened: OpaquePointer?
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
        let code = sqlite3_open_v2(path, &opened, flags, nil)
        guard let opened else {
            throw SQLiteError(code: code, operation: "open", message: "out of memory")
        }
        handle = opened
        sqlite3_extended_result_codes(opened, 1)
        try check(code, "open")
        sqlite3_busy_timeout(opened, Self.patience)
    }

    deinit { sqlite3_close_v2(handle) }

    /// Runs one or more statements that have no parameters.
    func execute(_ script: String) throws {
        try check(sqlite3_exec(handle, script, nil, nil, nil), script)
    }

    /// Prepares one statement.
    func prepare(_ sql: String) throws -> Statement {
        var statement: OpaquePointer?
        try check(sqlite3_prepare_v2(handle, sql, -1, &statement, nil), sql)
        guard let statement else { preconditionFailure("no statement in: \(sql)") }
        return Statement(statement, sql, in: self)
    }

    /// Runs one statement and discards its rows.
    func run(_ sql: String, _ values: any ColumnValue...) throws {
        try prepare(sql).run(values)
    }

    /// Runs one statement and turns each row into a value.
    func rows<R>(
        _ sql: String, _ values: any ColumnValue..., make: (Row) throws -> R
    ) throws -> [R] {
        try prepare(sql).rows(values, make)
    }

    /// The first column of the first row, or nil where there is no row.
    func value<V: ColumnValue>(
        _ sql: String, _ values: any ColumnValue..., as type: V.Type = V.self
    ) throws -> V? {
        try prepare(sql).rows(values) { $0.column(0, as: V.self) }.first
    }

    /// The id of the row inserted last by this connection.
    var lastInsertedID: Int64 { sqlite3_last_insert_rowid(handle) }

    /// Runs `body` in a transaction that has the write lock from its start, so that what it reads
    /// stays true until it writes. An error takes everything back.
    func transaction<R>(_ body: (Database) throws -> R) throws -> R {
        try execute("BEGIN IMMEDIATE")
        do {
            let result = try body(self)
            try execute("COMMIT")
            return result
        } catch {
            // SQLite has already rolled back after some errors, a full disk among them.
            if sqlite3_get_autocommit(handle) == 0 { try? execute("ROLLBACK") }
            throw error
        }
    }

    /// Runs `body` on one state of the file, whatever another process writes meanwhile.
    func snapshot<R>(_ body: (Database) throws -> R) throws -> R {
        try execute("BEGIN")
        defer { try? execute("COMMIT") }
        return try body(self)
    }

    /// Runs `body` again while another connection is in its way: some statements do not wait by
    /// themselves, among them the change of the journal's mode.
    func waiting(_ body: (Database) throws -> Void) throws {
        let pause: Int32 = 5
        for _ in 0..<Self.patience / pause {
            do {
                return try body(self)
            } catch let error as SQLiteError where error.primaryCode == SQLITE_BUSY {
                sqlite3_sleep(pause)
            }
        }
        try body(self)
    }

    func check(_ code: Int32, _ operation: String) throws {
        guard code == SQLITE_OK else { throw error(code, operation) }
    }

    func error(_ code: Int32, _ operation: String) -> SQLiteError {
        SQLiteError(
            code: code, operation: operation, message: String(cString: sqlite3_errmsg(handle)))
    }
}
