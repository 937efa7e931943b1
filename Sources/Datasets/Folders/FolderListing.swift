import Glibc

/// What lies in a folder, in the order of the names. Names are bytes to the system, and not all of
/// them are text.
public struct FolderListing: Sendable {
    /// One thing in a folder.
    public struct Entry: Sendable, Hashable {
        /// Its name, repaired where it is no UTF-8.
        public let name: String
        /// Whether `name` is all of it, so that it can be opened by it.
        public let isText: Bool
        /// Whether it is a folder, or a link to one.
        public let isFolder: Bool
    }

    /// All but hidden files and folders.
    public let entries: [Entry]

    /// Reads a folder; what links in it point at is not read.
    ///
    /// - Throws: `DatasetError.unreadable`.
    public init(of path: String) throws(DatasetError) {
        guard let folder = opendir(path) else {
            throw .unreadable(path: path, reason: String(cString: strerror(errno)))
        }
        defer { closedir(folder) }
        var entries: [Entry] = []
        while let entry = readdir(folder) {
            let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            guard bytes.first != UInt8(ascii: ".") else { continue }
            entries.append(
                Entry(
                    name: String(decoding: bytes, as: UTF8.self),
                    isText: String(validating: bytes, as: UTF8.self) != nil,
                    isFolder: Self.isFolder(bytes, in: folder)))
        }
        self.entries = entries.sorted { $0.name < $1.name }
    }

    private static func isFolder(_ name: [UInt8], in folder: OpaquePointer) -> Bool {
        var status = stat()
        let terminated = name.map { CChar(bitPattern: $0) } + [0]
        return fstatat(dirfd(folder), terminated, &status, 0) == 0
            && status.st_mode & S_IFMT == S_IFDIR
    }
}
