import Foundation
import TestSupport

/// One file of the repository.
struct SourceFile: Sendable, CustomStringConvertible {
    /// Relative to the root of the repository.
    let path: String
    let lines: [String]

    var description: String { path }
    /// The folder under `Sources` or `Tests`.
    var target: String { String(path.split(separator: "/")[1]) }

    /// Names of the modules that the file imports.
    var imports: [String] {
        lines.compactMap { line in
            line.wholeMatch(
                of: /\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:\w+ )?import (?:\w+ )?(\w[\w-]*).*/
            ).map { String($0.1) }
        }
    }

    /// Names of the headers that the file includes.
    var includes: [String] {
        lines.compactMap { $0.wholeMatch(of: /\s*#\s*include\s*[<"]([^>"]+)[>"].*/) }
            .map { String($0.1) }
    }
}

/// The files of the repository as they lie on the disk.
enum SourceTree {
    static let root = Checkout.root

    /// All files in `folder` whose names end with one of `endings`.
    static func files(_ folder: String, _ endings: String...) throws -> [SourceFile] {
        let paths = try FileManager.default.subpathsOfDirectory(
            atPath: root.appending(path: folder).path)
        return try paths.filter { path in endings.contains { path.hasSuffix("." + $0) } }.sorted()
            .map { try file(folder + "/" + $0) }
    }

    static func file(_ path: String) throws -> SourceFile {
        let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
        return SourceFile(path: path, lines: text.components(separatedBy: "\n"))
    }
}
