extension Workbench {
    /// Says what a sample really is; stored at once.
    public func label(_ sample: Sample, as classIndex: Int) async throws {
        try await label([sample], as: classIndex)
    }

    /// Says what many samples really are, as one step to undo.
    public func label(_ samples: [Sample], as classIndex: Int) async throws {
        fatalError("not built yet")
    }

    /// Takes back what a person said of the samples, as one step to undo.
    public func removeLabels(of samples: [Sample]) async throws {
        fatalError("not built yet")
    }

    /// Undoes the last step, also after a restart; nil if there is none.
    @discardableResult
    public func undo() async throws -> LabelStep? {
        fatalError("not built yet")
    }

    /// Does again what was undone last; nil if there is nothing.
    @discardableResult
    public func redo() async throws -> LabelStep? {
        fatalError("not built yet")
    }

    /// Whether `undo` and `redo` have something to do.
    public func undoState() async throws -> (canUndo: Bool, canRedo: Bool) {
        fatalError("not built yet")
    }

    /// Every correction, the latest first.
    public func corrections() async throws -> [Correction] {
        fatalError("not built yet")
    }

    /// The corrections that the model in use has not learned, the latest first.
    public func waitingCorrections() async throws -> [Correction] {
        try await corrections().filter { !$0.isLearned }
    }

    /// Corrected classes of a part's images by index.
    public func correctedLabels(of part: Part) async throws -> [Int: Int] {
        fatalError("not built yet")
    }

    /// Writes every correction as CSV (`index,split,sample,original,corrected,when`).
    ///
    /// - Returns: how many.
    @discardableResult
    public func exportLabels(to path: String) async throws -> Int {
        fatalError("not built yet")
    }

    /// Reads labels as `exportLabels` writes them, as one step to undo; again changes nothing.
    public func importLabels(from path: String) async throws -> LabelImport {
        fatalError("not built yet")
    }
}
