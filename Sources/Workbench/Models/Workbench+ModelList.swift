import LabelStore
import ModelFiles

extension Workbench {
    /// Every model that can be put in use, the shipped one included: children below their parents.
    ///
    /// - Throws: `LabelStoreError`.
    public func modelList() async throws -> [ModelEntry] {
        let records = try await openStore().models(includingDeleted: true)
        var models = records.filter { !$0.isDeleted }.map { ModelInfo($0) }
        let shipped = try? await readShippedInfo()
        let current = try? currentModel().info
        for other in [shipped, current].compactMap(\.self) {
            models.removeAll { $0.id == other.id }
            models.append(other)
        }
        let known =
            records.map { ($0.sha256, $0.name, $0.parent) }
            + models.map { ($0.id, $0.name, $0.parent) }
        let parents = known.compactMap { id, _, parent in parent.map { (id, $0) } }
        return ModelTree(
            models: models, names: Dictionary(known.map { ($0.0, $0.1) }) { first, _ in first },
            parents: Dictionary(parents) { first, _ in first }, current: current?.id,
            shipped: shipped?.id
        ).entries
    }

    /// The model of the list that a person named: by the first four or more letters of its id, by its
    /// name if no other has it, or as `shipped` or `current`.
    ///
    /// - Throws: `WorkbenchError.unknownModel`, `LabelStoreError`.
    public func model(named text: String) async throws -> ModelEntry {
        let list = try await modelList()
        let word = text.lowercased()
        let found = list.filter { entry in
            (word.count >= 4 && entry.id.hasPrefix(word)) || entry.info.name.lowercased() == word
                || (word == "shipped" && entry.isShipped) || (word == "current" && entry.isCurrent)
        }
        guard let entry = found.first, found.count == 1 else {
            throw WorkbenchError.unknownModel(text, candidates: found.map(\.shortID))
        }
        return entry
    }

    /// Puts a model of the list in use, as a step that can be undone; the one in use stays as it is.
    ///
    /// - Throws: `WorkbenchError.unknownModel`, errors of the model's file and the store; the model in
    ///   use stays.
    @discardableResult
    public func useModel(_ id: String) async throws -> ModelInfo {
        let entry = try await entry(id)
        if entry.isCurrent { return entry.info }
        let store = try openStore()
        let model = try await load(entry)
        try await keepCopyOfCurrentModel(in: store)
        try await store.setCurrentModel(entry.isShipped ? nil : id)
        use(model)
        return model.info
    }

    /// Takes a model out of the list, as a step that can be undone; its file stays.
    ///
    /// - Throws: `WorkbenchError.unknownModel`, `cannotDelete`, `LabelStoreError`.
    public func deleteModel(_ id: String) async throws {
        let entry = try await entry(id)
        guard entry.canBeDeleted else {
            throw WorkbenchError.cannotDelete(
                model: entry.info.name, isShipped: entry.isShipped)
        }
        try await openStore().deleteModel(id)
        announce(.models)
    }

    /// The model of the list with its weights.
    func loadedModel(_ id: String) async throws -> LoadedModel {
        if let current = try? currentModel(), current.info.id == id { return current }
        return try await load(try await entry(id))
    }

    private func entry(_ id: String) async throws -> ModelEntry {
        guard let entry = try await modelList().first(where: { $0.id == id }) else {
            throw WorkbenchError.unknownModel(id, candidates: [])
        }
        return entry
    }

    private func load(_ entry: ModelEntry) async throws -> LoadedModel {
        try await LoadedModel(file: entry.info.file, isShipped: entry.isShipped)
    }

    /// Read from its file once.
    private func readShippedInfo() async throws -> ModelInfo {
        if case .success(let current)? = current, current.isShipped { return current.info }
        if let known = shippedInfo { return known }
        let info = try await shippedModel().info
        shippedInfo = info
        return info
    }
}
