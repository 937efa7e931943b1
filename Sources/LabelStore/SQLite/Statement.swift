import CSQLite

/// A prepared statement. It keeps its database open for as long as it lives.
final class Statement {
    private let handle: OpaquePointer
    private let database: Database
    private let sql: String

    init(_ handle: OpaquePointer, _ sql: String, in database: Database) {
        self.handle = handle
        self.sql = sql
        self.database = database
    }

    deinit { sqlite3_finalize(handle) }

    /// Starts over with `values` for the parameters and discards the rows.
    func run(_ values: [any ColumnValue] = []) throws {
        try start(values)
        while try step() {}
    }

    /// Starts over with `values` for the parameters and turns each row into a value.
    func rows<R>(_ values: [any ColumnValue] = [], _ make: (Row) throws -> R) throws -> [R] {
        try start(values)
        // A statement left in the middle would hold its read transaction, and the log could not
        // be folded back into the file.
        defer { sqlite3_reset(handle) }
        var result: [R] = []
        while try step() { result.append(try make(Row(handle: handle))) }
        return result
    }

    private func start(_ values: [any ColumnValue]) throws {
        precondition(
            values.count == Int(sqlite3_bind_parameter_count(handle)),
            "\(values.count) values for \(sqlite3_bind_parameter_count(handle)) parameters: \(sql)")
        sqlite3_reset(handle)
        for (index, value) in values.enumerated() {
            try database.check(value.bind(to: handle, at: Int32(index + 1)), sql)
        }
    }

    private func step() throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE:
            sqlite3_reset(handle)
            return false
        case let code:
            let error = database.error(code, sql)
            sqlite3_reset(handle)
            throw error
        }
    }
}

/// The row on which a statement stands; valid only inside the closure that receives it.
struct Row {
    fileprivate let handle: OpaquePointer

    /// The value in the column `index`, counted from 0.
    func column<V: ColumnValue>(_ index: Int, as type: V.Type = V.self) -> V {
        V.read(from: handle, at: Int32(index))
    }
}
