import Datasets
import FoundationEssentials
import Workbench

/// A folder of pictures.
enum PictureFolder {
    private static let endings: Set = ["png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff"]

    /// The pictures in the folder and the folders in it, in the order of their names, each as the
    /// network sees it; nil if the task was cancelled.
    ///
    /// - Parameter progress: is told the share done, 0…1.
    /// - Throws: `WorkbenchError.unusable` for a folder without pictures; `ImageError` naming the
    ///   first picture that cannot be read.
    static func images(
        in folder: String, progress: (Double) -> Void
    ) throws -> [GrayImage]? {
        let files = try files(in: folder)
        var images: [GrayImage] = []
        for file in files {
            if Task.isCancelled { return nil }
            images.append(try Photo(file: file).converted().image)
            progress(Double(images.count) / Double(files.count))
        }
        return images
    }

    private static func files(in folder: String) throws -> [String] {
        var isFolder = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder
        else {
            throw WorkbenchError.unusable(path: folder, reason: "there is no such folder")
        }
        guard let names = try? FileManager.default.subpathsOfDirectory(atPath: folder) else {
            throw WorkbenchError.unusable(
                path: folder, reason: "the folder cannot be read; check its permissions")
        }
        let pictures = names.filter { name in
            name.contains(".")
                && endings.contains(name.split(separator: ".").last?.lowercased() ?? "")
        }
        guard !pictures.isEmpty else {
            throw WorkbenchError.unusable(
                path: folder, reason: "no PNG, JPEG, GIF, BMP or TIFF file is in it")
        }
        return pictures.sorted().map { "\(folder)/\($0)" }
    }
}
