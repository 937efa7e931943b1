import Datasets
import LabelStore
import NeuralNetwork

extension Workbench {
    /// Reads labels as `exportLabels` writes them, finding out which way that was, as one step to
    /// undo; again changes nothing. What cannot be used is reported and never stops the rest. Nil if
    /// the task was cancelled; nothing changed then.
    ///
    /// - Parameter progress: is told the share done, 0…1, on no particular thread.
    /// - Throws: `LabelStoreError`, `FileError`, `DatasetError` for IDX files that do not make a pair
    ///   or a folder that cannot be read, `WorkbenchError.unusable` for what holds no labels.
    @discardableResult
    public func importLabels(
        from path: String, progress: @escaping @Sendable (Double) -> Void = { _ in }
    ) async throws -> LabelImport? {
        let store = try openStore()
        switch try LabelFormat.found(at: path) {
        case .text(let bytes):
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw WorkbenchError.unusable(path: path, reason: "it is not a text in UTF-8")
            }
            let report = try await store.importCSV(
                text, classes: classNames, sampleAt: await sampleFinder())
            if report.changed > 0 { announce(.labels) }
            return LabelImport(
                applied: report.changed, unchanged: report.unchanged,
                problems: report.problems.map(\.description))
        case .folder:
            return try await importPictures(progress) { try $0.read(folder: path) }
        case .pairs(let pairs):
            return try await importPictures(progress) { reader in
                for pair in pairs {
                    guard try reader.read(pair) else { return false }
                }
                return true
            }
        }
    }

    private func importPictures(
        _ progress: @escaping @Sendable (Double) -> Void,
        by read: @Sendable (inout LabelledPictureReader) throws -> Bool
    ) async throws -> LabelImport? {
        let reader = LabelledPictureReader(classes: classNames) { progress($0 * 0.8) }
        guard let found = try await Self.filled(reader, by: read) else { return nil }
        let matcher = SampleMatcher(parts: await parts(), model: try? currentModel())
        guard let labels = await matcher.labels(of: found.pictures), !Task.isCancelled else {
            return nil
        }
        let report = try await openStore().importLabels(labels)
        if report.changed > 0 { announce(.labels) }
        let refused = report.problems.map { problem in
            (problem.line - 1, "\(found.pictures[problem.line - 1].place): \(problem.problem)")
        }
        let unread = found.problems.map { ($0.after, $0.text) }
        return LabelImport(
            applied: report.changed, unchanged: report.unchanged,
            problems: (unread + refused).sorted { $0.0 < $1.0 }.map(\.1))
    }

    /// Beside the actor, so that predictions are answered meanwhile.
    nonisolated private static func filled(
        _ reader: LabelledPictureReader,
        by read: @Sendable (inout LabelledPictureReader) throws -> Bool
    ) async throws -> LabelledPictureReader? {
        var reader = reader
        return try read(&reader) ? reader : nil
    }

    /// Both parts of the data set, nil without one.
    private func parts() async -> [Part: ImageSet]? {
        guard let train = try? await shelf.images(of: Part.train),
            let test = try? await shelf.images(of: Part.test)
        else { return nil }
        return [.train: train, .test: test]
    }

    /// Gives the id of an image of the data set; nil without a data set.
    private func sampleFinder() async -> (@Sendable (SampleOrigin) -> String?)? {
        guard let parts = await parts() else { return nil }
        return { origin in
            guard case .dataSet(let part, let index) = Sample.Origin(origin),
                let set = parts[part], index < set.count
            else { return nil }
            return set[index].id
        }
    }
}
