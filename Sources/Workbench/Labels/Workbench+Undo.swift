import LabelStore

extension Workbench {
    /// Undoes the last step, of a label or of the model in use, also after a restart; nil if there
    /// is none.
    ///
    /// - Throws: `LabelStoreError`, errors of the earlier model's file.
    @discardableResult
    public func undo() async throws -> UndoStep? {
        try await finish([try await openStore().undo()].compactMap(\.self)).first
    }

    /// Does again what was undone last; nil if there is nothing.
    ///
    /// - Throws: `LabelStoreError`, errors of the later model's file.
    @discardableResult
    public func redo() async throws -> UndoStep? {
        try await finish([try await openStore().redo()].compactMap(\.self)).first
    }

    /// Whether `undo` and `redo` have something to do.
    ///
    /// - Throws: `LabelStoreError`.
    public func undoState() async throws -> (canUndo: Bool, canRedo: Bool) {
        let store = try openStore()
        return (try await store.canUndo, try await store.canRedo)
    }

    /// What can be gone back to, newest first: what was undone and can be done again, then what
    /// holds, the latest `limit` steps of it.
    ///
    /// - Throws: `LabelStoreError`.
    public func history(limit: Int = 200) async throws -> [UndoStep] {
        let names = classNames
        return try await openStore().reachable(limit: limit).map { UndoStep($0, classNames: names) }
    }

    /// Undoes or redoes until a step of `history` is the last that holds; nil undoes everything.
    ///
    /// - Returns: What was undone or redone, in that order.
    /// - Throws: `LabelStoreError`, errors of the model's file that was in use then.
    @discardableResult
    public func go(to step: Int64?) async throws -> [UndoStep] {
        try await finish(try await openStore().go(to: step))
    }

    /// The samples that a step labelled, added to own images or removed.
    ///
    /// - Throws: `LabelStoreError`.
    public func samples(of step: UndoStep) async throws -> [String] {
        let store = try openStore()
        let own = try await store.ownSamples(ofStep: step.id)
        guard own.isEmpty else { return own }
        return try await store.events(ofStep: step.id).map(\.correction.sampleID)
    }

    private func finish(_ steps: [LabelStep]) async throws -> [UndoStep] {
        guard !steps.isEmpty else { return [] }
        let models = steps.filter { $0.kind == .model }
        if models.contains(where: { !$0.deletesModel }) { try await followStore() }
        if !models.isEmpty { announce(.models) }
        announce(.labels)
        let names = classNames
        return steps.map { UndoStep($0, classNames: names) }
    }
}
