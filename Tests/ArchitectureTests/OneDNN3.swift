import Foundation

/// The headers of oneDNN 3 on a machine that builds with oneDNN 2. PyPI's `onednn-devel` has them.
enum OneDNN3 {
    /// The folder of `dnnl.h`, nil if this machine has none of that version.
    static let headers = folders.first { major(in: $0).map { $0 >= 3 } ?? false }

    private static var folders: [String] {
        let environment = ProcessInfo.processInfo.environment
        let named = [environment["LAPEL_ONEDNN3"]].compactMap { $0 }
        let virtual = [environment["VIRTUAL_ENV"]].compactMap { $0 }
        let prefixes = virtual + pythonPrefixes + ["/usr/local", "/usr"]
        return named + prefixes.map { $0 + "/include" }
    }

    /// Where pip installs for all, and for one user.
    private static var pythonPrefixes: [String] {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        let question = "import site, sys; print(sys.prefix, site.USER_BASE, sep='\\n')"
        process.arguments = ["python3", "-c", question]
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil,
            let text = try? output.fileHandleForReading.readToEnd()
        else { return [] }
        process.waitUntilExit()
        return String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    private static func major(in folder: String) -> Int? {
        let text = try? String(
            contentsOfFile: folder + "/oneapi/dnnl/dnnl_version.h", encoding: .utf8)
        return text?.firstMatch(of: /define DNNL_VERSION_MAJOR (\d+)/).flatMap { Int($0.1) }
    }
}
