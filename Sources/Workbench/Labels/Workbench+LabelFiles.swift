import Datasets
import LabelStore
import NeuralNetwork

extension Workbench {
    /// Writes every correction as CSV (`index,split,sample,original,corrected,when`).
    ///
    /// - Returns: how many.
    /// - Throws: `LabelStoreError`, `FileError`.
    @discardableResult
    public func exportLabels(to path: String) async throws -> Int {
        let store = try openStore()
        let count = try await store.counts().corrected
        try AtomicFile.write(Array(try await store.exportCSV().utf8), to: path)
        return count
    }

    /// Reads labels as `exportLabels` writes them, as one step to undo; again changes nothing.
    ///
    /// - Throws: `LabelStoreError`, `FileError`, `WorkbenchError.unusable` for what is no text.
    public func importLabels(from path: String) async throws -> LabelImport {
        let store = try openStore()
        let bytes = try RegularFile.read(path, limit: 64 << 20)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw WorkbenchError.unusable(path: path, reason: "it is not a text in UTF-8")
        }
        let report = try await store.importCSV(
            text, classes: classNames, sampleAt: await sampleFinder())
        announce(.labels)
        return LabelImport(
            applied: report.changed, unchanged: report.unchanged,
            problems: report.problems.map(\.description))
    }

    /// Gives the id of an image of the data set; nil without a data set.
    private func sampleFinder() async -> (@Sendable (SampleOrigin) -> String?)? {
        guard let train = try? await shelf.images(of: Part.train),
            let test = try? await shelf.images(of: Part.test)
        else { return nil }
        return { origin in
            guard case .dataSet(let part, let index) = Sample.Origin(origin) else { return nil }
            let set = part == .train ? train : test
            return index < set.count ? set[index].id : nil
        }
    }
}
