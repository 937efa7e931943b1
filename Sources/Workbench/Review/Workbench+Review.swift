import ModelFiles

extension Workbench {
    /// Which list is known.
    struct ReviewKey: Hashable {
        let queue: ReviewQueue
        let part: Part
        /// The file of the model to compare with, if one was named.
        let other: String?
    }

    /// What a queue holds of a source. What was found of a part is kept until another model is in use.
    /// Nil if the task was cancelled.
    ///
    /// - Parameters:
    ///   - other: The file of the model to compare the one in use with, for disagreement; nil for the
    ///     one that it was fine-tuned from, else the shipped one, else the last one that was kept.
    ///   - progress: Is told the share done, 0…1, on no particular thread.
    /// - Throws: `DatasetError`; `WorkbenchError.noAudit`, `auditIsOfTraining`, `noNovelty`,
    ///   `nothingToCompare`; errors of the other model's file; `LabelStoreError` for own images.
    public func review(
        _ queue: ReviewQueue, of source: ImageSource, comparedWith other: String? = nil,
        progress: @escaping @Sendable (Double) -> Void = { _ in }
    ) async throws -> ReviewList? {
        // An audit may have been made anew, by another process, too: it is read each time.
        if queue == .suspectedLabels { return try await suspectedLabels(of: source) }
        let key = source.part.map { ReviewKey(queue: queue, part: $0, other: other) }
        if let key, let known = knownReviews[key] { return known }
        let model = (try? currentModel())?.info.id
        let looked = try await images(of: source)
        let list: ReviewList?
        switch queue {
        case .nearDuplicates: list = try await nearDuplicates(of: looked, progress: progress)
        case .outliers: list = try await outliers(of: looked, progress: progress)
        case .disagreement:
            list = try await disagreement(of: looked, with: other, progress: progress)
        case .all, .leastSure, .smallestMargin, .wrong, .suspectedLabels:
            list = try await predicted(queue, of: looked, progress: progress)
        }
        if let list, let key, (try? currentModel())?.info.id == model { knownReviews[key] = list }
        return list
    }

    private func predicted(
        _ queue: ReviewQueue, of looked: SourceImages,
        progress: @escaping @Sendable (Double) -> Void
    ) async throws -> ReviewList? {
        guard queue.needsPredictions else {
            let entries = looked.labels.indices.map {
                ReviewList.Entry(index: $0, score: 0, finding: .prediction)
            }
            return ReviewList(queue, looked.source, entries)
        }
        guard let predictions = try await predictions(of: looked, progress: progress) else {
            return nil
        }
        let scores = queue.scores(of: predictions)
        let indices = queue.indices(count: looked.labels.count, predictions: predictions) {
            looked.labels[$0]
        }
        let entries = indices.map {
            ReviewList.Entry(index: $0, score: Double(scores[$0]), finding: .prediction)
        }
        return ReviewList(queue, looked.source, entries)
    }

    private func outliers(
        of looked: SourceImages, progress: @escaping @Sendable (Double) -> Void
    ) async throws -> ReviewList? {
        let model = try currentModel()
        guard model.detector != nil else {
            throw WorkbenchError.noNovelty(model: model.info.name)
        }
        guard
            let scored = try await model.scored(looked.images, scores: true, progress: progress)
        else { return nil }
        let novelty = scored.novelty
        let found = novelty.indices.filter { novelty[$0] > Novelty.threshold }
            .sorted { (novelty[$1], $0) < (novelty[$0], $1) }
        return ReviewList(
            .outliers, looked.source,
            found.map {
                .init(index: $0, score: novelty[$0], finding: .outlier(novelty: novelty[$0]))
            })
    }
}
