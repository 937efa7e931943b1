import Datasets
import FoundationEssentials

/// Pictures of the person's own that were read and are not in the collection yet.
public struct ReadPictures: Sendable {
    /// Each as the network sees it.
    var pictures: [Picture] = []
    /// A sentence for each file or folder that could not be read.
    public internal(set) var problems: [String] = []

    struct Picture: Sendable {
        let image: GrayImage
        let origin: Sample.Origin
        /// Absolute; nil where there is no file.
        let path: String?
    }
}

/// Reads pictures a few at a time; thousands take minutes, so it tells how far it is and can be
/// cancelled.
enum PictureReader {
    /// - Parameter progress: is told the share done, 0…1, at most a few hundred times.
    /// - Returns: nil if the task was cancelled.
    static func read(
        _ paths: [String], progress: (@Sendable (Double) -> Void)?
    ) async -> ReadPictures? {
        var finder = PictureFinder()
        finder.find(paths)
        let results = await results(of: finder.files, progress: progress)
        guard !Task.isCancelled else { return nil }
        var read = ReadPictures(problems: finder.problems)
        for (file, result) in zip(finder.files, results) {
            switch result {
            case .success(let image):
                read.pictures.append(picture(image, file: file))
            case .failure(let error): read.problems.append(error.description)
            case nil: return nil
            }
        }
        return read
    }

    private typealias Outcome = Result<GrayImage, ImageError>

    /// In the order of the files; nil for those that a cancellation left out.
    private static func results(
        of files: [String], progress: (@Sendable (Double) -> Void)?
    ) async -> [Outcome?] {
        var results = [Outcome?](repeating: nil, count: files.count)
        await withTaskGroup(of: (Int, Outcome).self) { group in
            let width = min(4, ProcessInfo.processInfo.activeProcessorCount)
            var (begun, done) = (0, 0)
            func begin() {
                guard begun < files.count, !Task.isCancelled else { return }
                group.addTask { [position = begun] in (position, outcome(of: files[position])) }
                begun += 1
            }
            for _ in 0..<width { begin() }
            for await (position, outcome) in group {
                results[position] = outcome
                done += 1
                if done * 200 / files.count != (done - 1) * 200 / files.count {
                    progress?(Double(done) / Double(files.count))
                }
                begin()
            }
        }
        return results
    }

    private static func outcome(of file: String) -> Outcome {
        do throws(ImageError) {
            return .success(try Photo(file: file).converted().image)
        } catch {
            return .failure(error)
        }
    }

    private static func picture(_ image: GrayImage, file: String) -> ReadPictures.Picture {
        let path =
            file.hasPrefix("/") ? file : FileManager.default.currentDirectoryPath + "/" + file
        let name = Sample.Origin.photo(name: file).ownName
        return .init(image: image, origin: .photo(name: name), path: path)
    }
}
