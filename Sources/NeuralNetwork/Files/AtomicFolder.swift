import FoundationEssentials
import Glibc

/// Makes a folder of files whole or not at all.
public enum AtomicFolder {
    /// Makes a temporary folder beside the target, has it filled, flushes what was written to the
    /// disk and renames it. If anything fails, or `fill` throws, the target stays as it was and the
    /// temporary folder is gone.
    ///
    /// - Parameters:
    ///   - path: A folder that is not there, or an empty one.
    ///   - fill: Puts folders and files into the new folder.
    /// - Throws: `FileError` naming the folder; what `fill` throws.
    public static func make(at path: String, fill: (NewFolder) throws -> Void) throws {
        let target = normal(path)
        try check(target, as: path)
        let slash = target.lastIndex(of: "/")
        let folder = slash.map { String(target[...$0]) } ?? "./"
        let name = slash.map { target[target.index(after: $0)...] } ?? target[...]
        let temporary = "\(folder).\(name).\(getpid())-\(UInt32.random(in: 0 ... .max)).tmp"
        guard mkdir(temporary, 0o777) == 0 else { throw FileError(.write, path) }
        do {
            try fill(NewFolder(path: temporary, target: path))
            // One wait for thousands of files, before the name tells that they are whole.
            sync()
            // Puts the folder in the place of an empty one, and of nothing else.
            guard rename(temporary, target) == 0 else { throw FileError(.write, path) }
        } catch {
            try? FileManager.default.removeItem(atPath: temporary)
            throw error
        }
        sync()
    }

    /// Finds out before any work whether `make` could begin.
    ///
    /// - Throws: `FileError` naming the folder.
    public static func check(_ path: String) throws {
        try check(normal(path), as: path)
    }

    private static func check(_ target: String, as path: String) throws {
        var status = stat()
        guard stat(target, &status) == 0 else {
            guard errno == ENOENT else { throw FileError(.write, path) }
            return
        }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            throw FileError(.write, path, code: EEXIST)
        }
        let names = try? FileManager.default.contentsOfDirectory(atPath: target)
        guard names?.isEmpty ?? false else { throw FileError(.write, path, code: ENOTEMPTY) }
    }

    /// Without links and without slashes at the end.
    private static func normal(_ path: String) -> String {
        if let resolved = realpath(path, nil) {
            defer { free(resolved) }
            return String(cString: resolved)
        }
        let end = path.lastIndex { $0 != "/" }
        return end.map { String(path[...$0]) } ?? path
    }
}

/// A folder that is being made.
public struct NewFolder {
    let path: String
    /// The folder that it will be.
    let target: String

    /// Makes a folder in it.
    ///
    /// - Throws: `FileError` naming the folder that it will be.
    public func addFolder(_ name: String) throws {
        guard mkdir("\(path)/\(name)", 0o777) == 0 else { throw FileError(.write, target) }
    }

    /// Writes a file in it, or in a folder that was made in it: `folder/file`.
    ///
    /// - Throws: `FileError` naming the folder that it will be.
    public func addFile(_ name: String, _ bytes: [UInt8]) throws {
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
        let descriptor = open("\(path)/\(name)", flags, 0o666)
        guard descriptor >= 0 else { throw FileError(.write, target) }
        defer { close(descriptor) }
        try AtomicFile.writeAll(bytes, to: descriptor, path: target) { Glibc.write($0, $1, $2) }
    }
}
