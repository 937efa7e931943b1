extension Workbench {
    /// Images that the model in use and another one take for different classes.
    func disagreement(
        of looked: SourceImages, with file: String?,
        progress: @escaping @Sendable (Double) -> Void
    ) async throws -> ReviewList? {
        let other = try await otherModel(file)
        guard
            let mine = try await predictions(of: looked, progress: { progress($0 / 2) }),
            let theirs = try await PartPredictions(
                of: looked.images, by: other, progress: { progress(0.5 + $0 / 2) })
        else { return nil }
        let entries = looked.images.indices.filter { mine.classes[$0] != theirs.classes[$0] }
            .map { index in
                let classIndex = Int(theirs.classes[index])
                let (ours, others) = (
                    mine.probabilities(of: index), theirs.probabilities(of: index)
                )
                return ReviewList.Entry(
                    index: index,
                    score: Double(zip(ours, others).map { abs($0 - $1) }.max() ?? 0),
                    finding: .disagreement(
                        classIndex: classIndex, probability: Double(others[classIndex])))
            }
        return ReviewList(
            .disagreement, looked.source,
            entries.sorted { ($1.score, $0.index) < ($0.score, $1.index) },
            comparedWith: other.info.name)
    }

    /// The model in the file; without one the parent of the model in use, else the shipped one, else
    /// the last one that was kept.
    private func otherModel(_ file: String?) async throws -> LoadedModel {
        let current = try currentModel().info
        if let file { return try await LoadedModel(file: file) }
        let kept = (try? await openStore().models())?.map { ModelInfo($0) } ?? []
        let shipped = try? await shippedModel()
        if let shipped, shipped.info.id == current.parent { return shipped }
        let parents = kept.filter { $0.id == current.parent }
        for model in parents where model.id != current.id {
            // A file that is gone or damaged is passed over: any other model will do.
            if let parent = try? await LoadedModel(file: model.file) { return parent }
        }
        if let shipped, shipped.info.id != current.id { return shipped }
        for model in kept where model.id != current.id {
            if let other = try? await LoadedModel(file: model.file) { return other }
        }
        throw WorkbenchError.nothingToCompare
    }
}
