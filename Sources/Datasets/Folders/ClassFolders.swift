/// Names of folders that hold the pictures of one class each.
public struct ClassFolders: Sendable {
    private let classes: [String]
    private let folders: [String]

    /// The folders of classes, whose names may be anything.
    public init(classes: [String]) {
        self.classes = classes.map { $0.lowercased() }
        var taken: Set<String> = []
        folders = classes.enumerated().map { index, name in
            let safe = Self.safe(name)
            var folder = safe.isEmpty ? "class \(index)" : safe
            while !taken.insert(folder.lowercased()).inserted { folder += " \(index)" }
            return folder
        }
    }

    /// The folder of a class: its name, with a hyphen for what file systems or shells take for
    /// something else, or its number where it has no name. No two classes have the same.
    public func folder(of classIndex: Int) -> String {
        folders.indices.contains(classIndex) ? folders[classIndex] : "\(classIndex)"
    }

    /// The class that a folder is named after: by the name that `folder(of:)` gives it, by its own
    /// or by its number, in any case of letters.
    public func classIndex(of folder: String) -> Int? {
        let folded = folder.lowercased()
        if let index = folders.firstIndex(where: { $0.lowercased() == folded })
            ?? classes.firstIndex(of: folded)
        {
            return index
        }
        guard folder.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(folder) else {
            return nil
        }
        return classes.indices.contains(number) ? number : nil
    }

    private static func safe(_ name: String) -> String {
        let replaced = name.unicodeScalars.map { scalar -> Character in
            let isControl = scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
            return isControl || "/\\:*?\"<>|".unicodeScalars.contains(scalar)
                ? "-" : Character(scalar)
        }
        // A leading dot hides a folder; trailing dots and spaces get lost on other systems.
        let shown = replaced.prefix(60).drop { $0 == "." || $0 == " " || $0 == "-" }
        let end = shown.lastIndex { $0 != "." && $0 != " " }
        return end.map { String(shown[...$0]) } ?? ""
    }
}
