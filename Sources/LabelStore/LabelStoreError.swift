import CSQLite

/// What keeps the label store from doing its work. Every case names the file.
public enum LabelStoreError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The disk is full; what was stored before is untouched.
    case diskFull(file: String)
    /// The file, or the folder it should be in, cannot be written.
    case notWritable(file: String)
    /// Another process kept the file locked for longer than five seconds.
    case busy(file: String)
    /// The file was written by a newer Lapel, with schema version `found`.
    case newerVersion(file: String, found: Int, supported: Int)
    /// The file is an SQLite database of another program.
    case notALabelStore(file: String)
    /// The file was found damaged while in use; opening the store again moves it aside.
    case damaged(file: String)
    /// No model with this SHA-256 is in the store.
    case unknownModel(sha256: String, file: String)
    /// The model with this SHA-256 is in use, and so cannot be deleted.
    case modelInUse(sha256: String, file: String)
    /// No sample with this id is in the store, and the correction brought no pixels.
    case missingPixels(sampleID: String, file: String)
    /// SQLite refused something else.
    case sqlite(SQLiteError, file: String)

    /// One sentence that says what happened to which file and what to do.
    public var description: String {
        switch self {
        case .diskFull(let file):
            "The disk is full and nothing was added to “\(file)”; free some space and try again."
        case .notWritable(let file):
            "“\(file)” cannot be written; check the permissions of the file and its folder."
        case .busy(let file):
            "“\(file)” is locked by another program; close that program or try again in a moment."
        case .newerVersion(let file, let found, let supported):
            "“\(file)” has schema version \(found) and this Lapel knows up to \(supported);"
                + " install a newer Lapel to open it."
        case .notALabelStore(let file):
            "“\(file)” is an SQLite database, but not one of Lapel's; move it somewhere else."
        case .damaged(let file):
            "“\(file)” is damaged; start Lapel again, which keeps it aside and begins a new one."
        case .unknownModel(let sha256, let file):
            "“\(file)” has no model \(sha256.prefix(12))…; open the model file first."
        case .modelInUse(let sha256, let file):
            "“\(file)” has the model \(sha256.prefix(12))… in use; use another one before you delete it."
        case .missingPixels(let sampleID, let file):
            "“\(file)” has no pixels for the sample \(sampleID.prefix(12))…;"
                + " label it again from its image."
        case .sqlite(let error, let file):
            "“\(file)” could not be used (\(error)); try again."
        }
    }

    /// `SQLITE_IOERR_SHMSIZE`, which Swift does not import: the write-ahead log's index could not grow.
    private static let noRoomForTheIndexOfTheLog = SQLITE_IOERR | 19 << 8

    init(_ error: SQLiteError, file: String) {
        self =
            switch error.primaryCode {
            case SQLITE_FULL: .diskFull(file: file)
            case SQLITE_IOERR where error.code == Self.noRoomForTheIndexOfTheLog:
                .diskFull(file: file)
            case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH:
                .notWritable(file: file)
            case SQLITE_BUSY, SQLITE_LOCKED: .busy(file: file)
            case SQLITE_CORRUPT, SQLITE_NOTADB: .damaged(file: file)
            default: .sqlite(error, file: file)
            }
    }
}
