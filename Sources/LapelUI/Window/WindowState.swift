import FoundationEssentials

/// What the window remembers from one start to the next.
struct WindowState: Codable, Equatable {
    var width = 1120
    var height = 760
    var isMaximized = false
    var page = "try"

    /// `$XDG_CONFIG_HOME/lapel/window.json`.
    static func path(_ environment: [String: String] = ProcessInfo.processInfo.environment)
        -> String
    {
        let home = environment["HOME"] ?? ""
        let named = environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        return (named ?? home + "/.config") + "/lapel/window.json"
    }

    /// The remembered state, or the defaults where there is none that can be read.
    static func load(from path: String = path()) -> WindowState {
        guard let data = FileManager.default.contents(atPath: path), data.count < 65_536,
            var state = try? JSONDecoder().decode(WindowState.self, from: data)
        else { return WindowState() }
        state.width = min(max(state.width, 360), 16_384)
        state.height = min(max(state.height, 480), 16_384)
        if !["try", "browse", "learn"].contains(state.page) { state.page = "try" }
        return state
    }

    /// Remembers the state; a window that cannot is no reason to bother anyone.
    func save(to path: String = path()) {
        let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
        try? FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        try? JSONEncoder().encode(self).write(to: URL(filePath: path), options: .atomic)
    }
}
