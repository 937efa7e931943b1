import FoundationEssentials

/// Where a data set lies on this computer.
enum DatasetFolder {
    /// `name` in `folder`: plain or packed, with a hyphen or, as some sites spell it, a dot before
    /// `idx`.
    static func file(_ name: String, in folder: String) throws(DatasetError) -> String {
        let names = [name, name.replacing("-idx", with: ".idx")]
        for candidate in names.flatMap({ [$0, $0 + ".gz"] }) {
            let path = folder + "/" + candidate
            if FileManager.default.fileExists(atPath: path) { return path }
        }
        try checkReadable(folder)
        throw .missingFile(folder: folder, missing: name)
    }

    static func checkReadable(_ folder: String) throws(DatasetError) {
        var isFolder = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else {
            throw .unreadable(path: folder, reason: "there is no such folder")
        }
        guard isFolder else {
            throw .unreadable(path: folder, reason: "it is a file and not a folder")
        }
        guard FileManager.default.isReadableFile(atPath: folder),
            FileManager.default.isExecutableFile(atPath: folder)
        else {
            throw .unreadable(path: folder, reason: "permission denied")
        }
    }
}

extension FashionMNIST {
    /// The folder that holds the data set: the `named` one (the option `--data`), else the one of
    /// `LAPEL_DATA`, else the first of `standardFolders` that is there.
    ///
    /// - Throws: `DatasetError.unreadable` for a named folder that cannot be read, and
    ///   `DatasetError.notInstalled` where none was named and none is there.
    public static func locate(
        named: String? = nil,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(DatasetError) -> String {
        if let folder = named ?? environment["LAPEL_DATA"], named != nil || !folder.isEmpty {
            try DatasetFolder.checkReadable(folder)
            return folder
        }
        let folders = standardFolders(environment: environment)
        guard let folder = folders.first(where: FileManager.default.fileExists(atPath:)) else {
            throw .notInstalled(tried: folders)
        }
        try DatasetFolder.checkReadable(folder)
        return folder
    }

    /// Where the data set is looked for when no folder is named, first one first.
    public static func standardFolders(
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> [String] {
        // The base directory specification has relative paths ignored.
        let home = environment["HOME"] ?? ""
        let given = environment["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        return [
            (given ?? home + "/.local/share") + "/lapel/datasets/fashion-mnist",
            "/usr/share/datasets/fashion-mnist",
        ]
    }
}
