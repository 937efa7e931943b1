import Glibc

/// The system refused to read or write a file.
public struct FileError: Error, Hashable, Sendable {
    /// What was tried.
    public enum Operation: String, Hashable, Sendable {
        /// Opening or reading.
        case read
        /// Creating, writing, flushing or renaming.
        case write
    }

    /// What was tried.
    public let operation: Operation
    /// The file, as the caller named it.
    public let path: String
    /// `errno`.
    public let code: Int32

    /// Takes `errno` unless told otherwise.
    public init(_ operation: Operation, _ path: String, code: Int32 = errno) {
        self.operation = operation
        self.path = path
        self.code = code
    }
}

extension FileError: CustomStringConvertible {
    /// One sentence that names the file, the reason and what to do.
    public var description: String {
        "“\(path)” cannot be \(operation == .read ? "read" : "written"): \(reason)."
    }

    private var reason: String {
        switch code {
        case EFBIG where operation == .read: "it is larger than any file of its kind"
        case ENOSPC, EDQUOT, EFBIG: "the disk is full; free some space and try again"
        case EACCES, EPERM, EROFS: "permission denied; choose another place"
        case ENOENT where operation == .read: "there is no such file"
        case ENOENT, ENOTDIR: "its folder does not exist; make it first"
        case EISDIR: "it is a folder; name a file"
        case ENOTEMPTY: "it is a folder with other things in it; name a new or an empty one"
        case EEXIST: "there is a file of that name; choose another name"
        case EINVAL: "it is not a regular file; name one"
        default: String(cString: strerror(code))
        }
    }
}
