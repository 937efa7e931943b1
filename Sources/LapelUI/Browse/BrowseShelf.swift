import Workbench

/// What Browse shows of one part: pictures, predictions as far as they are known, corrections.
@MainActor
final class BrowseShelf {
    let part: Part
    let images: ImageSet
    private(set) var predictions: PartPredictions?
    private(set) var corrected: [Int: Int] = [:]
    /// What was found for the queues that are searched for.
    var lists: [ReviewQueue: ReviewList] = [:]
    private let desk: Desk
    private var loading: Task<Void, Never>?

    init(part: Part, images: ImageSet, desk: Desk) {
        self.part = part
        self.images = images
        self.desk = desk
    }

    /// The mark in a tile's corner.
    enum Mark {
        case wrong, corrected, unsure
    }

    func mark(_ index: Int) -> Mark? {
        if corrected[index] != nil { return .corrected }
        guard let predictions else { return nil }
        let predicted = Int(predictions.classes[index])
        if predicted != Int(images.labels[index]) { return .wrong }
        let probability = predictions.probabilities[index * predictions.classCount + predicted]
        return probability < ReviewQueue.unsure ? .unsure : nil
    }

    func label(_ index: Int) -> Int { corrected[index] ?? Int(images.labels[index]) }

    /// How many of the indices a person has labelled.
    func labelled(among indices: [Int]) -> Int {
        // In order of the fewer: there may be 60,000 of either.
        indices.count == images.count
            ? corrected.count : indices.count { corrected[$0] != nil }
    }

    func predicted(_ index: Int) -> Int? {
        predictions.map { Int($0.classes[index]) }
    }

    /// Reads the corrections anew; gives the indices where they changed.
    func refreshCorrections() async throws -> Set<Int> {
        let before = corrected
        corrected = try await desk.workbench.correctedLabels(of: part)
        let all = Set(before.keys).union(corrected.keys)
        return all.filter { before[$0] != corrected[$0] }
    }

    /// Predicts the whole part in the background; `done` is called once they are known.
    func predict(
        progress: @escaping @MainActor (Double) -> Void, done: @escaping @MainActor () -> Void
    ) {
        loading?.cancel()
        predictions = nil
        loading = Task { [weak self] in
            guard let self else { return }
            do {
                let result = try await desk.workbench.predictions(of: part) { share in
                    Task { @MainActor in progress(share) }
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
