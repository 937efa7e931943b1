import LabelStore

extension Workbench {
    /// Undoes the last step, of a label or of the model in use, also after a restart; nil if there
    /// is none.
    ///
    /// - Throws: `LabelStoreError`, errors of the earlier model's file.
    @discardableResult
    public func undo() async throws -> UndoStep? {
        let store = try openStore()
        return try await finish(try await store.undo(), in: store)
    }

    /// Does again what was undone last; nil if there is nothing.
    ///
    /// - Throws: `LabelStoreError`, errors of the later model's file.
    @discardableResult
    public func redo() async throws -> UndoStep? {
        let store = try openStore()
        return try await finish(try await store.redo(), in: store)
    }

    /// Whether `undo` and `redo` have something to do.
    ///
    /// - Throws: `LabelStoreError`.
    public func undoState() async throws -> (canUndo: Bool, canRedo: Bool) {
        let store = try openStore()
        return (try await store.canUndo, try await store.canRedo)
    }

    private func finish(_ step: LabelStep?, in store: LabelStore) async throws -> UndoStep? {
        guard let step else { return nil }
        if step.kind == .model { try await followStore() }
        announce(.labels)
        return UndoStep(
            step, events: try await store.events(ofStep: step.id), classNames: classNames)
    }
}
