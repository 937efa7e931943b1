import Workbench

/// Which images Browse shows, and in which order. A value; it knows no widget.
struct BrowseFilter: Hashable, Sendable {
    var source = ImageSource.test
    /// Only images whose label is this class; nil for all.
    var classIndex: Int?
    /// Only images that have no label.
    var isUnlabelled = false
    var queue = ReviewQueue.all
    /// The file of the model that disagreement is with; nil for the one that `Workbench.review` chooses.
    var other: String?

    /// The indices of a part's images to show.
    ///
    /// - Parameters:
    ///   - labels: The data set's label of each image.
    ///   - corrected: What a person said, by index.
    ///   - found: What a search found for the queue, if it is one that is searched for.
    func indices(
        labels: [UInt8], corrected: [Int: Int], predictions: PartPredictions?,
        found: ReviewList? = nil
    ) -> [Int] {
        let indices =
            found?.indices ?? queue.indices(labels: labels, predictions: predictions)
        guard let classIndex else { return indices }
        return indices.filter { (corrected[$0] ?? Int(labels[$0])) == classIndex }
    }

    /// The indices of own images to show.
    ///
    /// - Parameter labelled: What a person said, by index.
    func indices(
        ofOwn count: Int, labelled: [Int: Int], predictions: PartPredictions?,
        found: ReviewList? = nil
    ) -> [Int] {
        let indices =
            found?.indices
            ?? queue.indices(count: count, predictions: predictions) { labelled[$0] }
        if isUnlabelled { return indices.filter { labelled[$0] == nil } }
        guard let classIndex else { return indices }
        return indices.filter { labelled[$0] == classIndex }
    }
}

extension ReviewQueue {
    /// As the window names it.
    var title: String {
        switch self {
        case .all: "In order"
        case .leastSure: "Least sure"
        case .smallestMargin: "Smallest margin"
        case .wrong: "Wrong, surest first"
        case .suspectedLabels: "Suspected wrong labels"
        case .nearDuplicates: "Near-duplicates"
        case .outliers: "Outliers"
        case .disagreement: "Models disagree"
        }
    }
}

extension ImageSource {
    /// As the window names it.
    var title: String { part?.title ?? "Own images" }
}

extension Part {
    /// As the window names it.
    var title: String { self == .test ? "Test" : "Training" }
}
