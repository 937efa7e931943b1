import CSQLite
import FoundationEssentials

/// A Swift type that can be bound to a parameter and read from a column.
protocol ColumnValue {
    /// Binds to the parameter `index`, counted from 1; gives SQLite's result code.
    func bind(to statement: OpaquePointer, at index: Int32) -> Int32
    /// Reads the column `index`, counted from 0.
    static func read(from statement: OpaquePointer, at index: Int32) -> Self
}

extension Int64: ColumnValue {
    func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        sqlite3_bind_int64(statement, index, self)
    }

    static func read(from statement: OpaquePointer, at index: Int32) -> Int64 {
        sqlite3_column_int64(statement, index)
    }
}

extension Int: ColumnValue {
    func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        sqlite3_bind_int64(statement, index, Int64(self))
    }

    static func read(from statement: OpaquePointer, at index: Int32) -> Int {
        Int(sqlite3_column_int64(statement, index))
    }
}

extension Bool: ColumnValue {
    func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        sqlite3_bind_int64(statement, index, self ? 1 : 0)
    }

    static func read(from statement: OpaquePointer, at index: Int32) -> Bool {
        sqlite3_column_int64(statement, index) != 0
    }
}

extension String: ColumnValue {
    func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        withCString { text in
            sqlite3_bind_text(statement, index, text, Int32(utf8.count), copyBeforeReturning)
        }
    }

    static func read(from statement: OpaquePointer, at index: Int32) -> String {
        guard let text = sqlite3_column_text(statement, index) else { return "" }
        let count = Int(sqlite3_column_bytes(statement, index))
        return String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)
    }
}

extension [UInt8]: ColumnValue {
    func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        // An empty array has no address, and SQLite would bind NULL.
        guard !isEmpty else { return sqlite3_bind_zeroblob(statement, index, 0) }
        return withUnsafeBytes { bytes in
            sqlite3_bind_blob(
                statement, index, bytes.baseAddress, Int32(bytes.count), copyBeforeReturning)
        }
    }

    static func read(from statement: OpaquePointer, at index: Int32) -> [UInt8] {
        guard let bytes = sqlite3_column_blob(statement, index) else { return [] }
        let count = Int(sqlite3_column_bytes(statement, index))
        return [UInt8](UnsafeRawBufferPointer(start: bytes, count: count))
    }
}

/// Stored as whole milliseconds since 1970, UTC.
extension Date: ColumnValue {
    func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        Int64((timeIntervalSince1970 * 1000).rounded()).bind(to: statement, at: index)
    }

    static func read(from statement: OpaquePointer, at index: Int32) -> Date {
        Date(timeIntervalSince1970: Double(Int64.read(from: statement, at: index)) / 1000)
    }
}

extension Optional: ColumnValue where Wrapped: ColumnValue {
    func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        guard let self else { return sqlite3_bind_null(statement, index) }
        return self.bind(to: statement, at: index)
    }

    static func read(from statement: OpaquePointer, at index: Int32) -> Wrapped? {
        guard sqlite3_column_type(statement, index) != SQLITE_NULL else { return nil }
        return Wrapped.read(from: statement, at: index)
    }
}

/// `SQLITE_TRANSIENT`, a macro with a cast that Swift does not import.
private var copyBeforeReturning: sqlite3_destructor_type {
    unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}
