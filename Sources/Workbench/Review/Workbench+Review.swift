import ModelFiles

extension Workbench {
    /// Which list is known.
    struct ReviewKey: Hashable {
        let queue: ReviewQueue
        let part: Part
        /// The file of the model to compare with, if one was named.
        let other: String?
    }

    /// What a queue holds of a part. What was found is kept until another model is in use. Nil if the
    /// task was cancelled.
    ///
    /// - Parameters:
    ///   - other: The file of the model to compare the one in use with, for disagreement; nil for the
    ///     one that it was fine-tuned from, else the shipped one, else the last one that was kept.
    ///   - progress: Is told the share done, 0…1, on no particular thread.
    /// - Throws: `DatasetError`; `WorkbenchError.noAudit`, `auditIsOfTraining`, `noNovelty`,
    ///   `nothingToCompare`; errors of the other model's file.
    public func review(
        _ queue: ReviewQueue, of part: Part, comparedWith other: String? = nil,
        progress: @escaping @Sendable (Double) -> Void = { _ in }
    ) async throws -> ReviewList? {
        // An audit may have been made anew, by another process, too: it is read each time.
        if queue == .suspectedLabels { return try await suspectedLabels(of: part) }
        let key = ReviewKey(queue: queue, part: part, other: other)
        if let known = knownReviews[key] { return known }
        let model = (try? currentModel())?.info.id
        let list: ReviewList?
        switch queue {
        case .nearDuplicates: list = try await nearDuplicates(of: part, progress: progress)
        case .outliers: list = try await outliers(of: part, progress: progress)
        case .disagreement:
            list = try await disagreement(of: part, with: other, progress: progress)
        case .all, .leastSure, .smallestMargin, .wrong, .suspectedLabels:
            list = try await predicted(queue, of: part, progress: progress)
        }
        if let list, (try? currentModel())?.info.id == model { knownReviews[key] = list }
        return list
    }

    private func predicted(
        _ queue: ReviewQueue, of part: Part, progress: @escaping @Sendable (Double) -> Void
    ) async throws -> ReviewList? {
        let labels = try await shelf.images(of: part).labels
        guard queue.needsPredictions else {
            let entries = labels.indices.map {
                ReviewList.Entry(index: $0, score: 0, finding: .prediction)
            }
            return ReviewList(queue, part, entries)
        }
        guard let predictions = try await predictions(of: part, progress: progress) else {
            return nil
        }
        let scores = queue.scores(of: predictions)
        let entries = queue.indices(labels: labels, predictions: predictions).map {
            ReviewList.Entry(index: $0, score: Double(scores[$0]), finding: .prediction)
        }
        return ReviewList(queue, part, entries)
    }

    private func outliers(
        of part: Part, progress: @escaping @Sendable (Double) -> Void
    ) async throws -> ReviewList? {
        let model = try currentModel()
        guard model.detector != nil else {
            throw WorkbenchError.noNovelty(model: model.info.name)
        }
        let set = try await shelf.images(of: part)
        let images = SplitImages(part: part, set: set, indices: Array(0..<set.count))
        guard let scored = try await model.scored(images, scores: true, progress: progress) else {
            return nil
        }
        let novelty = scored.novelty
        let found = novelty.indices.filter { novelty[$0] > Novelty.threshold }
            .sorted { (novelty[$1], $0) < (novelty[$0], $1) }
        return ReviewList(
            .outliers, part,
            found.map {
                .init(index: $0, score: novelty[$0], finding: .outlier(novelty: novelty[$0]))
            })
    }
}
