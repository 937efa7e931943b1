import CSQLite

/// A call into SQLite that did not succeed.
public struct SQLiteError: Error, Hashable, Sendable, CustomStringConvertible {
    /// SQLite's extended result code, for example 13 (`SQLITE_FULL`).
    public let code: Int32
    /// What was being done: the statement, or `open`.
    public let operation: String
    /// SQLite's own words.
    public let message: String

    /// The result code without its extension: `SQLITE_IOERR_WRITE` becomes `SQLITE_IOERR`.
    public var primaryCode: Int32 { code & 0xff }

    /// Code, operation and message in one line.
    public var description: String { "SQLite \(code) in \(operation): \(message)" }

    var meansDamage: Bool { primaryCode == SQLITE_CORRUPT || primaryCode == SQLITE_NOTADB }
}
