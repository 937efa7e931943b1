import LabelStore

extension Workbench {
    /// What differs between two models of the list, as after learning. Nil if the task was cancelled.
    ///
    /// - Parameters:
    ///   - id: The model that stands for after.
    ///   - other: The one that stands for before; nil for the one in use.
    ///   - progress: Is told the share done, 0…1, on no particular thread.
    /// - Throws: `WorkbenchError.unknownModel`, errors of the models' files, `DatasetError`.
    public func compareModels(
        _ id: String, with other: String? = nil, progress: (@Sendable (Double) -> Void)? = nil
    ) async throws -> ModelComparison? {
        let before = if let other { try await loadedModel(other) } else { try currentModel() }
        let after = try await loadedModel(id)
        guard
            let old = try await testPredictions(of: before, progress: { progress?($0 / 2) }),
            let new = try await testPredictions(of: after, progress: { progress?(0.5 + $0 / 2) })
        else { return nil }
        let ground = try await ground(
            without: try await learnedIndices(by: after, in: .test), before)
        var comparison = ModelComparison(old, new, on: ground)
        try await comparison.count(try await corrections(), before: before, after: after)
        return comparison
    }

    /// Those of the model in use are kept.
    private func testPredictions(
        of model: LoadedModel, progress: @escaping @Sendable (Double) -> Void
    ) async throws -> PartPredictions? {
        if try currentModel().info.id == model.info.id {
            return try await predictions(of: .test, progress: progress)
        }
        return try await PartPredictions(
            of: try await testImages(), by: model, progress: progress)
    }
}
