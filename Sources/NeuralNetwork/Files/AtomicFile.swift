import Glibc

/// Writes a file whole or not at all.
public enum AtomicFile {
    /// Writes a file without a name on the target's disk, flushes it, gives it a temporary name beside
    /// the target, renames it over that and flushes the folder. If anything fails the target stays as
    /// it was and the temporary file is gone, also where the program is killed while it writes.
    ///
    /// A symbolic link at `path` stays a link; an existing file's permissions are kept.
    ///
    /// - Throws: `FileError` naming the file.
    public static func write(_ bytes: [UInt8], to path: String) throws {
        try write(bytes, to: path, through: { Glibc.write($0, $1, $2) })
    }

    /// Linux's `O_TMPFILE`, a macro that Swift does not import (open(2)).
    private static let nameless = 0o20_000_000 | O_DIRECTORY

    /// Tests put a full disk in the place of `system`.
    static func write(
        _ bytes: [UInt8], to path: String,
        through system: (Int32, UnsafeRawPointer, Int) -> Int
    ) throws {
        let target = resolvingLinks(path)
        let mode = try existingMode(of: target)
        let (folder, name) = split(target)
        let temporary = "\(folder)/.\(name).\(getpid())-\(UInt32.random(in: 0 ... .max)).tmp"

        do {
            try make(temporary, in: folder, for: path) { descriptor in
                if let mode, fchmod(descriptor, mode) != 0 { throw FileError(.write, path) }
                try writeAll(bytes, to: descriptor, path: path, through: system)
                guard fsync(descriptor) == 0 else { throw FileError(.write, path) }
            }
            guard rename(temporary, target) == 0 else { throw FileError(.write, path) }
        } catch {
            unlink(temporary)
            throw error
        }
        try flush(folder: folder)
    }

    /// Makes a file that gets its name when it is whole, where the system has nameless files.
    private static func make(
        _ file: String, in folder: String, for path: String, fill: (Int32) throws -> Void
    ) throws {
        let unnamed = open(folder, O_WRONLY | nameless | O_CLOEXEC, 0o666)
        if unnamed >= 0 {
            defer { close(unnamed) }
            try fill(unnamed)
            let link = "/proc/self/fd/\(unnamed)"
            if linkat(AT_FDCWD, link, AT_FDCWD, file, AT_SYMLINK_FOLLOW) == 0 { return }
        }
        let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw FileError(.write, path) }
        defer { close(descriptor) }
        try fill(descriptor)
    }

    static func writeAll(
        _ bytes: [UInt8], to descriptor: Int32, path: String,
        through system: (Int32, UnsafeRawPointer, Int) -> Int
    ) throws {
        try bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while let start = UnsafeRawBufferPointer(rebasing: rest).baseAddress, !rest.isEmpty {
                let count = system(descriptor, start, rest.count)
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else {
                    throw FileError(.write, path, code: count == 0 ? ENOSPC : errno)
                }
                rest = rest.dropFirst(count)
            }
        }
    }

    private static func flush(folder: String) throws {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        // A folder that may be written but not listed cannot be opened; the rename has happened.
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        // Some file systems cannot flush a folder and say EINVAL.
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw FileError(.write, folder) }
    }

    /// Nil if there is no such file; a folder or a device is refused, because the rename would
    /// replace it.
    private static func existingMode(of path: String) throws -> mode_t? {
        var status = stat()
        guard stat(path, &status) == 0 else {
            guard errno == ENOENT else { throw FileError(.write, path) }
            return nil
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return status.st_mode & 0o777
        case S_IFDIR: throw FileError(.write, path, code: EISDIR)
        default: throw FileError(.write, path, code: EINVAL)
        }
    }

    private static func resolvingLinks(_ path: String) -> String {
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    private static func split(_ path: String) -> (folder: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return (".", path) }
        let folder = path[..<slash]
        return (folder.isEmpty ? "/" : String(folder), String(path[path.index(after: slash)...]))
    }
}
