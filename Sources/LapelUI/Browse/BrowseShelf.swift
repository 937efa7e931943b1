import Workbench

/// What Browse shows of a part or of the own images: pictures, predictions as far as they are
/// known, what a person said.
@MainActor
final class BrowseShelf {
    let contents: Contents
    private(set) var predictions: PartPredictions?
    /// What a person said, by index.
    private(set) var labels: [Int: Int] = [:]
    /// What was found for the queues that are searched for.
    var lists: [ReviewQueue: ReviewList] = [:]
    /// The file of the model whose disagreement is among them, if one was named.
    var other: String?
    let desk: Desk
    private var loading: Task<Void, Never>?

    /// Where the images come from.
    enum Contents {
        case part(Part, ImageSet)
        /// Those that there were; another collection is another shelf.
        case own([OwnImage])
    }

    init(_ contents: Contents, desk: Desk) {
        self.contents = contents
        self.desk = desk
        if case .own(let images) = contents { labels = Self.labels(of: images) }
    }

    var source: ImageSource {
        switch contents {
        case .part(let part, _): ImageSource(part)
        case .own: .own
        }
    }

    var count: Int {
        switch contents {
        case .part(_, let set): set.count
        case .own(let images): images.count
        }
    }

    func image(_ index: Int) -> GrayImage {
        switch contents {
        case .part(_, let set): set[index]
        case .own(let images): images[index].sample.image
        }
    }

    /// What the image is said to be; nil for an own image that no one has labelled.
    func label(_ index: Int) -> Int? { labels[index] ?? original(index) }

    private func original(_ index: Int) -> Int? {
        guard case .part(_, let set) = contents else { return nil }
        return Int(set.labels[index])
    }

    /// The mark in a tile's corner.
    enum Mark {
        case wrong, corrected, unsure
    }

    func mark(_ index: Int) -> Mark? {
        if labels[index] != nil { return .corrected }
        guard let predictions else { return nil }
        let predicted = Int(predictions.classes[index])
        if let original = original(index), predicted != original { return .wrong }
        let probability = predictions.probabilities[index * predictions.classCount + predicted]
        return probability < ReviewQueue.unsure ? .unsure : nil
    }

    /// How many of the indices a person has labelled.
    func labelled(among indices: [Int]) -> Int {
        // In order of the fewer: there may be 60,000 of either.
        indices.count == count ? labels.count : indices.count { labels[$0] != nil }
    }

    func predicted(_ index: Int) -> Int? {
        predictions.map { Int($0.classes[index]) }
    }

    /// The indices that a filter lets through, found beside the window's thread: sorting 60,000
    /// images takes longer than a frame.
    ///
    /// - Parameter found: What a search found for the filter's queue.
    func indices(_ filter: BrowseFilter, found: ReviewList?) async -> [Int] {
        let (contents, labels, predictions) = (contents, labels, predictions)
        return await Task.detached {
            switch contents {
            case .part(_, let set):
                filter.indices(
                    labels: set.labels, corrected: labels, predictions: predictions, found: found)
            case .own(let images):
                filter.indices(
                    ofOwn: images.count, labelled: labels, predictions: predictions,
                    found: found)
            }
        }.value
    }

    /// Reads what a person said anew; gives the indices where that changed, nil where there are
    /// other images by now.
    func refreshLabels() async throws -> Set<Int>? {
        let before = labels
        switch contents {
        case .part(let part, _):
            labels = try await desk.workbench.correctedLabels(of: part)
        case .own(let images):
            let now = try await desk.workbench.ownImages()
            guard now.map(\.id) == images.map(\.id) else { return nil }
            labels = Self.labels(of: now)
        }
        let all = Set(before.keys).union(labels.keys)
        return all.filter { before[$0] != labels[$0] }
    }

    private static func labels(of images: [OwnImage]) -> [Int: Int] {
        Dictionary(
            uniqueKeysWithValues: images.enumerated().compactMap { index, image in
                image.label.map { (index, $0) }
            })
    }

    /// Predicts all in the background; `done` is called once they are known.
    func predict(
        progress: @escaping @MainActor (Double) -> Void, done: @escaping @MainActor () -> Void
    ) {
        loading?.cancel()
        predictions = nil
        let tell: @Sendable (Double) -> Void = { share in Task { @MainActor in progress(share) } }
        loading = Task { [weak self] in
            guard let self else { return }
            do {
                let result =
                    switch contents {
                    case .part(let part, _):
                        try await desk.workbench.predictions(of: part, progress: tell)
                    case .own(let images):
                        try await desk.workbench.predictions(of: images, progress: tell)
                    }
                guard let result, !Task.isCancelled else { return }
                predictions = result
                done()
            } catch {
                desk.presenter?.show(problem: Words.sentence(error))
            }
        }
    }

    func stop() { loading?.cancel() }
}
