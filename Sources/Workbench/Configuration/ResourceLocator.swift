import FoundationEssentials

/// Finds the files that are installed with the program: the shipped model, icons, benchmarks.
public struct ResourceLocator: Sendable, Hashable {
    /// The folders that are searched, first one first. They need not exist.
    public let folders: [String]

    /// `LAPEL_RESOURCES`, `$XDG_DATA_DIRS/lapel`, beside the program, the checkout it was built in.
    public init(environment: [String: String], program: String?) {
        var folders: [String] = []
        if let named = environment["LAPEL_RESOURCES"], !named.isEmpty { folders.append(named) }
        folders.append(Configuration.dataHome(environment) + "/lapel")
        let shared = environment["XDG_DATA_DIRS"].flatMap { $0.isEmpty ? nil : $0 }
        folders += (shared ?? "/usr/local/share:/usr/share").split(separator: ":")
            .filter { $0.hasPrefix("/") }.map { $0 + "/lapel" }
        folders += program.map(Self.foldersNear) ?? []
        self.folders = folders
    }

    /// The path of the first file with one of the names, nil if no folder has any. An earlier folder
    /// goes before an earlier name.
    public func file(_ names: String...) -> String? {
        folders.lazy.flatMap { folder in names.map { folder + "/" + $0 } }
            .first(where: FileManager.default.fileExists(atPath:))
    }

    /// The path of the running program, links resolved.
    public static var runningProgram: String? {
        try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    }

    private static func foldersNear(_ program: String) -> [String] {
        var parts = program.split(separator: "/").dropLast()
        let beside = "/" + parts.joined(separator: "/")
        var folders = [beside + "/resources", beside + "/../share/lapel"]
        while let last = parts.last {
            parts.removeLast()
            guard last == ".build" else { continue }
            folders.append("/" + (parts + ["resources"]).joined(separator: "/"))
        }
        return folders
    }
}
