import LabelStore

extension Workbench {
    /// Whether there is a model to go back to.
    public var canGoBack: Bool {
        get async throws { try await modelBefore() != nil }
    }

    /// Puts the model that was in use before into use again, also after the next start; again, the
    /// one before that.
    ///
    /// - Throws: `WorkbenchError.nothingBefore`, errors of the earlier model's file.
    @discardableResult
    public func goBack() async throws -> ModelInfo {
        guard let before = try await modelBefore() else { throw WorkbenchError.nothingBefore }
        let store = try openStore()
        let model = try await load(before, from: store)
        try await store.setCurrentModel(before.id)
        use(model)
        return model.info
    }

    /// Reads again which model the store says is in use, after an undo.
    func followStore() async throws {
        let store = try openStore()
        use(try await load(KnownModel(id: try await store.currentModel()?.sha256), from: store))
    }

    /// A model that the store can name; nil is the shipped one.
    private struct KnownModel {
        let id: String?
    }

    private func load(_ known: KnownModel, from store: LabelStore) async throws -> LoadedModel {
        guard let id = known.id else { return try await shippedModel() }
        guard let record = try await store.models().first(where: { $0.sha256 == id }) else {
            throw WorkbenchError.nothingBefore
        }
        return try await LoadedModel(file: record.file)
    }

    /// What was in use before the model in use came into use first, so that going back twice goes
    /// further back and not to and fro.
    private func modelBefore() async throws -> KnownModel? {
        let used = try await [nil] + openStore().choices()
        guard let current = used.last, let first = used.firstIndex(of: current), first > 0 else {
            return nil
        }
        let before = KnownModel(id: used[first - 1])
        let isThere = before.id != nil || configuration.resources.file(Self.shippedFile) != nil
        return isThere ? before : nil
    }
}
