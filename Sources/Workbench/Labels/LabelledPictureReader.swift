import Datasets
import NeuralNetwork

/// Reads labelled pictures, and says of each that cannot be used what is wrong with it.
struct LabelledPictureReader {
    let classes: [String]
    /// Is told the share done, 0…1.
    let progress: @Sendable (Double) -> Void

    /// In the order in which they were found.
    private(set) var pictures: [LabelledPicture] = []
    /// What was left out: how many pictures were found before it, and why.
    private(set) var problems: [(after: Int, text: String)] = []

    init(classes: [String], progress: @escaping @Sendable (Double) -> Void) {
        self.classes = classes
        self.progress = progress
    }

    // MARK: Folders of classes

    /// Reads the pictures in the folders of a folder, which are named after classes; false if the
    /// task was cancelled.
    ///
    /// - Throws: `DatasetError.unreadable` for the folder itself, `WorkbenchError.unusable` where it
    ///   holds no folders.
    mutating func read(folder: String) throws -> Bool {
        let names = ClassFolders(classes: classes)
        let entries = try FolderListing(of: folder).entries
        guard entries.contains(where: \.isFolder) else {
            throw WorkbenchError.unusable(
                path: folder,
                reason: "it holds neither folders named after classes nor a pair of IDX files")
        }
        for (position, entry) in entries.enumerated() {
            let (start, width) = (Double(position), 1 / Double(entries.count))
            guard entry.isFolder else {
                if PictureFinder.isPicture(entry.name) {
                    leaveOut("“\(entry.name)” lies in no class's folder")
                }
                continue
            }
            guard entry.isText, let classIndex = names.classIndex(of: entry.name) else {
                leaveOut("the folder “\(entry.name)” is not named after a class")
                continue
            }
            let isDone = read(
                folder: "\(folder)/\(entry.name)", called: entry.name, as: classIndex
            ) { [progress] in progress((start + $0) * width) }
            guard isDone else { return false }
        }
        return true
    }

    private mutating func read(
        folder: String, called name: String, as classIndex: Int, progress: (Double) -> Void
    ) -> Bool {
        let entries: [FolderListing.Entry]
        do {
            entries = try FolderListing(of: folder).entries
        } catch {
            leaveOut(error)
            return true
        }
        for (position, entry) in entries.enumerated() {
            if Task.isCancelled { return false }
            let place = "\(name)/\(entry.name)"
            if entry.isFolder {
                leaveOut("“\(place)” is a folder in a class's folder")
            } else if !entry.isText {
                leaveOut("the name of “\(place)” is not UTF-8, so rename it")
            } else {
                read(file: "\(folder)/\(entry.name)", entry.name, place, as: classIndex)
            }
            progress(Double(position + 1) / Double(entries.count))
        }
        return true
    }

    private mutating func read(
        file: String, _ name: String, _ place: String, as classIndex: Int
    ) {
        do {
            let photo = try Photo(file: file, name: place)
            let converted = try photo.converted()
            pictures.append(
                LabelledPicture(
                    place: "“\(place)”", fileName: name,
                    untouched: converted.isUntouched ? converted.image : photo.sample,
                    image: converted.image, named: SampleName(name), classIndex: classIndex))
        } catch {
            leaveOut(error)
        }
    }

    // MARK: IDX

    /// Reads the pictures of a pair of IDX files; false if the task was cancelled.
    ///
    /// - Throws: `DatasetError` for files that do not make a pair.
    mutating func read(_ pair: IDXPair) throws -> Bool {
        let set = try pair.read()
        let name = String(pair.images.split(separator: "/").last ?? "")
        for (index, label) in set.labels.enumerated() {
            if index % 1000 == 0 {
                if Task.isCancelled { return false }
                progress(Double(index) / Double(set.count))
            }
            let place = "picture \(index) of “\(name)”"
            guard classes.indices.contains(Int(label)) else {
                leaveOut("\(place) has the label \(label), but classes go to \(classes.count - 1)")
                continue
            }
            pictures.append(
                LabelledPicture(
                    place: place, fileName: "\(name), \(index)", untouched: set[index],
                    image: set[index], named: nil, classIndex: Int(label)))
        }
        return true
    }

    // MARK: Problems

    /// The lower rooms' sentences end with a full stop, a report's lines do not.
    private mutating func leaveOut(_ error: any Error) {
        let sentence = "\(error)"
        leaveOut(sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence)
    }

    private mutating func leaveOut(_ reason: String) {
        problems.append((pictures.count, reason))
    }
}
