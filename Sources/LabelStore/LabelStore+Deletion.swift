import FoundationEssentials

extension LabelStore {
    /// Takes a model out of the list, as a step that can be undone. Its file, and what it learned,
    /// stay: its children descend from it as before.
    ///
    /// - Throws: `LabelStoreError.modelInUse`, `unknownModel` for one that is not in the list.
    @discardableResult
    public func deleteModel(_ sha256: String, at time: Date = Date()) throws -> LabelStep {
        try writing(.models) { database in
            let sql = """
                SELECT 1 FROM model
                WHERE sha256 = ? AND sha256 NOT IN (SELECT sha256 FROM deleted_model)
                """
            guard try database.value(sql, sha256, as: Int.self) != nil else {
                throw LabelStoreError.unknownModel(sha256: sha256, file: path)
            }
            guard try database.currentModel() != sha256 else {
                throw LabelStoreError.modelInUse(sha256: sha256, file: path)
            }
            let step = try database.appendStep(.model, at: time)
            try database.run(
                "INSERT INTO model_deletion (step, model) VALUES (?, ?)", step, sha256)
            return try database.step(step)
        }
    }
}
