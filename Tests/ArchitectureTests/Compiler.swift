import Foundation
import TestSupport

/// A C compiler that looks at sources and writes nothing.
struct Compiler: Sendable {
    private let path: String

    /// The first of the names that is found in `PATH`, nil if none is.
    init?(_ names: String...) {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        let paths = names.flatMap { name in folders.map { "\($0)/\(name)" } }
        guard let path = paths.first(where: FileManager.default.isExecutableFile(atPath:)) else {
            return nil
        }
        self.path = path
    }

    /// For 64-bit ARM, with that machine's C library.
    static let aarch64: Compiler? = {
        guard let compiler = Compiler("aarch64-linux-gnu-gcc"), let folder = try? TemporaryFolder(),
            let probe = try? folder.write("probe.c", Array("#include <pthread.h>\n".utf8)),
            (try? compiler.complaints(about: [probe], [])) == ""
        else { return nil }
        return compiler
    }()

    /// What it says about all C files of a target, warnings being errors; nothing if they are right.
    func complaints(about target: String, _ options: [String] = []) throws -> String {
        let files = try SourceTree.files("Sources/" + target, "c").map(\.path)
        let own = ["-I", "Sources/\(target)/include", "-Wall", "-Wextra", "-Werror"]
        return try complaints(about: files, options + own)
    }

    private func complaints(about files: [String], _ options: [String]) throws -> String {
        let folder = try TemporaryFolder()
        let said = URL(filePath: try folder.write("said", []))
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = options + ["-fsyntax-only"] + files
        process.currentDirectoryURL = SourceTree.root
        process.standardError = try FileHandle(forWritingTo: said)
        try process.run()
        process.waitUntilExit()
        let text = try String(contentsOf: said, encoding: .utf8)
        let status = process.terminationStatus
        return text.isEmpty && status != 0 ? "\(path) ended with status \(status)" : text
    }
}
