import Datasets
import LabelStore
import NeuralNetwork

extension Workbench {
    /// Writes every correction: as CSV (`index,split,sample,original,corrected,when`), as pictures in
    /// a folder a class, or as a pair of IDX files in a folder. All of it is there in the end, or
    /// nothing. Nil if the task was cancelled.
    ///
    /// - Parameters:
    ///   - path: A file; for pictures and IDX a folder, which must be empty if it is there.
    ///   - format: Nil for what the path looks like.
    ///   - progress: is told the share done, 0…1, on no particular thread.
    /// - Returns: how many.
    /// - Throws: `LabelStoreError`, `FileError`, and where pictures are wanted `DatasetError` or
    ///   `WorkbenchError.unusable` for those that are not here.
    @discardableResult
    public func exportLabels(
        to path: String, as format: LabelFormat? = nil,
        progress: @escaping @Sendable (Double) -> Void = { _ in }
    ) async throws -> Int? {
        let store = try openStore()
        let format = format ?? LabelFormat(ofPath: path)
        guard format != .csv else {
            let count = try await store.counts().corrected
            try AtomicFile.write(Array(try await store.exportCSV().utf8), to: path)
            return count
        }
        try AtomicFolder.check(path)
        let corrections = try await Array(corrections().reversed())
        guard format != .idx || corrections.allSatisfy({ $0.classIndex <= UInt8.max }) else {
            throw WorkbenchError.unusable(
                path: path, reason: "IDX files hold 256 classes at most; export as CSV")
        }
        if corrections.count < (try await store.counts().corrected) {
            try await explainMissingPictures(to: path)
        }
        let names = classNames
        return try await Self.write(corrections, to: path) { folder in
            switch format {
            case .idx: try Self.writePair(corrections, in: folder)
            default: try Self.writePictures(corrections, in: folder, classes: names, progress)
            }
        }
    }

    /// Throws why not all pictures of the data set are here: there is none, or a smaller one.
    private func explainMissingPictures(to path: String) async throws {
        for part in Part.allCases {
            let count = try await shelf.images(of: part).count
            let indices = try await correctedLabels(of: part).keys
            if let beyond = indices.first(where: { $0 >= count }) {
                let image = Sample.Origin.dataSet(part, index: beyond).words
                throw WorkbenchError.unusable(
                    path: path, reason: "the data set here has no \(image), which is corrected")
            }
        }
    }

    nonisolated private static func write(
        _ corrections: [Correction], to path: String, by fill: (NewFolder) throws -> Void
    ) async throws -> Int? {
        do {
            try AtomicFolder.make(at: path, fill: fill)
            return corrections.count
        } catch is CancellationError {
            return nil
        }
    }

    nonisolated private static func writePictures(
        _ corrections: [Correction], in folder: NewFolder, classes: [String],
        _ progress: (Double) -> Void
    ) throws {
        let names = ClassFolders(classes: classes)
        for classIndex in Set(corrections.map(\.classIndex)) {
            try folder.addFolder(names.folder(of: classIndex))
        }
        for (position, correction) in corrections.enumerated() {
            try Task.checkCancellation()
            let name = SampleName(correction.sample).file
            try folder.addFile(
                "\(names.folder(of: correction.classIndex))/\(name)", correction.sample.image.png)
            progress(Double(position + 1) / Double(corrections.count))
        }
    }

    nonisolated private static func writePair(
        _ corrections: [Correction], in folder: NewFolder
    ) throws {
        let bytes = IDXPair.bytes(
            of: corrections.map(\.sample.image),
            labels: corrections.map { UInt8($0.classIndex) })
        try folder.addFile(IDXPair.imagesName, bytes.images)
        try folder.addFile(IDXPair.labelsName, bytes.labels)
    }
}
