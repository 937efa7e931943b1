import FoundationEssentials
import LabelStore
import ModelFiles
import NeuralNetwork

extension Workbench {
    /// The model in use.
    ///
    /// - Throws: `WorkbenchError.notOpen`, or why there is no model.
    public var modelInfo: ModelInfo {
        get throws { try currentModel().info }
    }

    /// What the model in use makes of a 28×28 picture; well under 2 ms.
    ///
    /// - Parameter asKept: Whether to leave out what it learned at once.
    /// - Precondition: `image` is 28×28.
    public func predict(_ image: GrayImage, asKept: Bool = false) async throws -> Prediction {
        var model = try currentModel()
        if asKept { model.units = nil }
        return model.prediction(of: image)
    }

    /// All models that were opened or kept, the latest first.
    public func models() async throws -> [ModelInfo] {
        try await openStore().models().map { ModelInfo($0) }
    }

    /// Puts the model in the file into use, and keeps a copy, so that it is in use after the next
    /// start.
    ///
    /// - Throws: errors of the file, `WorkbenchError.unsuitableModel`, errors of the store; the
    ///   model in use stays.
    @discardableResult
    public func openModel(at path: String) async throws -> ModelInfo {
        let opened = try await LoadedModel(file: path)
        if case .success(let current)? = current, current.info.id == opened.info.id {
            return current.info
        }
        let store = try openStore()
        try await keepCopyOfCurrentModel(in: store)
        let record = try copy(opened)
        try await store.keepModel(record, learned: [])
        let kept = try await LoadedModel(file: record.file)
        use(kept)
        return kept.info
    }

    /// Writes a model, the one in use with what it learned at once, reads the file back and compares its
    /// predictions on `images` pictures: of the test set, or made ones without a data set.
    ///
    /// - Parameter id: A model of the list; nil for the one in use.
    /// - Throws: `WorkbenchError.exportDiffers`, `unknownModel`, errors of the file system.
    @discardableResult
    public func exportModel(
        _ id: String? = nil, to path: String, images: Int = 100
    ) async throws -> ExportReport {
        let model = if let id { try await loadedModel(id) } else { try await currentWithUnits() }
        try ModelFile.write(model.model, to: path)
        let written = try await LoadedModel(file: path)
        var difference: Float = 0
        let pictures = await checkPictures(count: images)
        for picture in pictures {
            let expected = model.prediction(of: picture).probabilities
            let found = written.prediction(of: picture).probabilities
            difference = zip(expected, found).reduce(difference) { max($0, abs($1.0 - $1.1)) }
        }
        guard difference <= 1e-5 else {
            throw WorkbenchError.exportDiffers(file: path, maxAbsDifference: difference)
        }
        return ExportReport(
            file: path, format: "json", images: pictures.count, maxAbsDifference: difference)
    }

    /// Pictures to compare two models on.
    private func checkPictures(count: Int) async -> [GrayImage] {
        if let test = try? await shelf.images(of: Part.test) {
            return (0..<min(count, test.count)).map { test[$0] }
        }
        return (0..<count).map { Drawing.scribble(seed: UInt64($0)) }
    }

    /// Makes a folder among the application's data, unless it is there.
    ///
    /// - Throws: `WorkbenchError.unusable`.
    static func makeFolder(_ path: String) throws {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw WorkbenchError.unusable(
                path: path, reason: "the folder cannot be made; check its permissions")
        }
    }

    /// Writes a model into the folder of kept models, unless it is there.
    func copy(_ model: LoadedModel, newCorrections: Int = 0) throws -> ModelRecord {
        let folder = configuration.modelsFolder
        try Self.makeFolder(folder)
        let file = "\(folder)/\(model.info.id).json"
        let record = try model.info.record(file: file, newCorrections: newCorrections)
        if (try? ModelFile.sha256(of: file)) == model.info.id { return record }
        try AtomicFile.write(try bytes(of: model), to: file)
        return record
    }

    /// The very bytes that the model is named by: of the file that it was read from, or of the one
    /// that it would be written to.
    private func bytes(of model: LoadedModel) throws -> [UInt8] {
        let file = model.info.file
        if !file.isEmpty, let bytes = try? RegularFile.read(file, limit: 256 << 20),
            ModelFile.sha256(of: bytes) == model.info.id
        {
            return bytes
        }
        return try ModelFile.encode(model.model, file: file)
    }

    /// Makes sure that the store can go back to the model in use: one that was named for this
    /// process alone is copied and noted.
    func keepCopyOfCurrentModel(in store: LabelStore) async throws {
        guard case .success(let current)? = current, !current.isShipped,
            try await store.currentModel()?.sha256 != current.info.id
        else { return }
        try await store.keepModel(try copy(current), learned: [])
    }
}
