import Glibc

/// Reads files that may be anything.
public enum RegularFile {
    /// The whole file.
    ///
    /// Folders, pipes and devices are refused without waiting for them.
    ///
    /// - Parameter limit: The most bytes it may have.
    /// - Throws: `FileError` naming the file; its code is `EFBIG` beyond the limit.
    public static func read(_ path: String, limit: Int) throws -> [UInt8] {
        // Without O_NONBLOCK opening a pipe waits for somebody to write to it.
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(.read, path) }
        defer { close(descriptor) }

        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileError(.read, path) }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw FileError(.read, path, code: EISDIR)
        default: throw FileError(.read, path, code: EINVAL)
        }
        guard status.st_size <= limit else { throw FileError(.read, path, code: EFBIG) }
        return try readAll(descriptor, size: Int(status.st_size), path: path)
    }

    /// A file that shrinks meanwhile gives what is left of it.
    private static func readAll(_ descriptor: Int32, size: Int, path: String) throws -> [UInt8] {
        try [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
            while let base = buffer.baseAddress, filled < size {
                let count = Glibc.read(descriptor, base + filled, size - filled)
                if count < 0 && errno == EINTR { continue }
                guard count >= 0 else { throw FileError(.read, path) }
                if count == 0 { return }
                filled += count
            }
        }
    }
}
