extension Workbench {
    /// The model in use.
    ///
    /// - Throws: `WorkbenchError.notOpen`.
    public var modelInfo: ModelInfo {
        get throws { fatalError("not built yet") }
    }

    /// Whether there is a model to go back to.
    public var canGoBack: Bool {
        get async throws { fatalError("not built yet") }
    }

    /// All models that were in use, the latest first.
    public func models() async throws -> [ModelInfo] {
        fatalError("not built yet")
    }

    /// Puts the model in the file into use, and keeps a copy, so that it is in use after the next
    /// start.
    ///
    /// - Throws: errors of the file, `WorkbenchError.unsuitableModel`; the model in use stays.
    @discardableResult
    public func openModel(at path: String) async throws -> ModelInfo {
        fatalError("not built yet")
    }

    /// Puts the model that was in use before into use again, also after the next start.
    ///
    /// - Throws: `WorkbenchError.nothingBefore`.
    @discardableResult
    public func goBack() async throws -> ModelInfo {
        fatalError("not built yet")
    }

    /// Writes the model in use, reads the file back and compares its predictions on `images`
    /// pictures: of the test set, or procedural ones without a data set.
    ///
    /// - Throws: `WorkbenchError.exportDiffers`, errors of the file system.
    @discardableResult
    public func exportModel(to path: String, images: Int = 100) async throws -> ExportReport {
        fatalError("not built yet")
    }

    /// What the model in use makes of a 28×28 picture; well under 2 ms.
    ///
    /// - Precondition: `image` is 28×28.
    public func predict(_ image: GrayImage) async throws -> Prediction {
        fatalError("not built yet")
    }
}
