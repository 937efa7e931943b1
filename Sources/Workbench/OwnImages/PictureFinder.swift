import Datasets
import FoundationEssentials
import Glibc

/// Finds the picture files that paths of files and folders lead to.
struct PictureFinder {
    /// A file that was named is tried whatever it is called; those in a folder are found by this.
    private static let endings: Set = ["png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff"]

    private(set) var files: [String] = []
    /// A sentence for each path that leads nowhere.
    private(set) var problems: [String] = []
    private var seen: Set<Place> = []

    /// What a folder is by whatever path: links that loop end there.
    private struct Place: Hashable {
        let device: UInt64
        let number: UInt64
    }

    /// Adds what the paths lead to, in their order; a folder's own pictures by name, then those of
    /// the folders in it. Stops early where the task is cancelled.
    mutating func find(_ paths: [String]) {
        for path in paths {
            switch Self.status(of: path) {
            case .none:
                let reason = String(cString: strerror(errno))
                problems.append(ImageError.unreadable(name: path, reason: reason).description)
            case .some(let status) where Self.isFolder(status): walk(path)
            case .some: files.append(path)
            }
        }
    }

    private mutating func walk(_ folder: String) {
        let (filesBefore, problemsBefore) = (files.count, problems.count)
        var waiting = [folder]
        while let next = waiting.popLast(), !Task.isCancelled {
            guard let status = Self.status(of: next) else { continue }
            let place = Place(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
            guard seen.insert(place).inserted else { continue }
            guard let names = try? FileManager.default.contentsOfDirectory(atPath: next) else {
                tell(next, "the folder cannot be read; check its permissions")
                continue
            }
            let paths = names.filter { !$0.hasPrefix(".") }.sorted().map {
                next.hasSuffix("/") ? next + $0 : "\(next)/\($0)"
            }
            var folders: [String] = []
            for path in paths {
                if Self.status(of: path).map(Self.isFolder) == true {
                    folders.append(path)
                } else if Self.isPicture(path) {
                    files.append(path)
                }
            }
            waiting += folders.reversed()
        }
        if files.count == filesBefore, problems.count == problemsBefore, !Task.isCancelled {
            tell(folder, "no PNG, JPEG, GIF, BMP or TIFF file is in it")
        }
    }

    private mutating func tell(_ path: String, _ reason: String) {
        problems.append(WorkbenchError.unusable(path: path, reason: reason).description)
    }

    /// Whether a file is called like a picture.
    static func isPicture(_ path: String) -> Bool {
        guard let dot = path.lastIndex(of: ".") else { return false }
        return endings.contains(path[path.index(after: dot)...].lowercased())
    }

    /// Of what a link leads to; nil where there is nothing.
    private static func status(of path: String) -> stat? {
        var status = stat()
        return stat(path, &status) == 0 ? status : nil
    }

    private static func isFolder(_ status: stat) -> Bool { status.st_mode & S_IFMT == S_IFDIR }
}
