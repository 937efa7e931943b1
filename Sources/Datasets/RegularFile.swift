import Glibc

/// A regular file open for reading. A folder, a pipe or a device is refused without waiting on it.
final class RegularFile {
    /// Why a file could not be opened.
    struct Failure: Error {
        let reason: String
    }

    let descriptor: CInt
    let size: Int

    init(path: String) throws(Failure) {
        // Without O_NONBLOCK the call would wait for the other end of a pipe.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw Failure(reason: String(cString: strerror(errno))) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            let reason = String(cString: strerror(errno))
            close(descriptor)
            throw Failure(reason: reason)
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            let isFolder = status.st_mode & S_IFMT == S_IFDIR
            throw Failure(reason: isFolder ? "it is a folder" : "it is a device or a pipe")
        }
        self.descriptor = descriptor
        size = Int(status.st_size)
    }

    deinit { close(descriptor) }

    /// A second descriptor of the same file, for a library that closes what it is given.
    func duplicate() -> CInt {
        fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    }

    /// All bytes from the start, `size` at most.
    func readAll() throws(Failure) -> [UInt8] {
        var failure: Failure?
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
            while filled < size {
                let count = pread(
                    descriptor, buffer.baseAddress.map { $0 + filled }, size - filled,
                    off_t(filled))
                if count < 0, errno == EINTR { continue }
                if count < 0 { failure = Failure(reason: String(cString: strerror(errno))) }
                if count <= 0 { break }
                filled += count
            }
        }
        if let failure { throw failure }
        return bytes
    }
}
