/// Images of a source that are worth a look, and in which order.
///
/// What is in a queue follows from the models, the data set and the last audit alone: an image stays
/// where it is when a person labels it, so that what was reviewed can be counted and gone back to.
public enum ReviewQueue: String, Sendable, Hashable, CaseIterable {
    /// Every image, by index.
    case all
    /// Images that the model is less than 60 % sure of, the least sure first.
    case leastSure = "least-sure"
    /// Images whose two most probable classes lie within 20 points, the closest first.
    case smallestMargin = "smallest-margin"
    /// Images taken for another class than their label, the surest first.
    case wrong
    /// Training images whose labels an audit takes for wrong, the most suspicious first.
    case suspectedLabels = "suspected-labels"
    /// Images that are nearly the same as another of either part, own ones as another own one; first those whose labels differ,
    /// then by how alike they are.
    case nearDuplicates = "near-duplicates"
    /// Images that do not look like what the model has learned, the farthest first.
    case outliers
    /// Images that the model and another one take for different classes, the greatest difference of
    /// a probability first.
    case disagreement

    /// Below this the model is unsure of its prediction.
    public static let unsure: Float = 0.6
    private static let closeness: Float = 0.2

    /// Whether more than the predictions of the model in use is needed: `Workbench.review` finds it.
    public var isSearched: Bool {
        switch self {
        case .all, .leastSure, .smallestMargin, .wrong: false
        case .suspectedLabels, .nearDuplicates, .outliers, .disagreement: true
        }
    }

    /// Whether the queue follows from predictions.
    public var needsPredictions: Bool { self != .all && !isSearched }

    /// The indices of the queue; of a queue that needs predictions none without them, of a searched
    /// one none.
    ///
    /// - Parameter labels: The data set's label of each image.
    public func indices(labels: [UInt8], predictions: PartPredictions?) -> [Int] {
        indices(count: labels.count, predictions: predictions) { Int(labels[$0]) }
    }

    /// The indices of the queue among images of which some have no label; these are never wrong.
    ///
    /// - Parameter label: The label of the image at an index.
    public func indices(
        count: Int, predictions: PartPredictions?, label: (Int) -> Int?
    ) -> [Int] {
        let all = 0..<count
        if self == .all { return Array(all) }
        guard let predictions, predictions.count == count else { return [] }
        switch self {
        case .leastSure:
            let sureness = predictions.greatestProbabilities
            return all.filter { sureness[$0] < Self.unsure }
                .sorted { (sureness[$0], $0) < (sureness[$1], $1) }
        case .smallestMargin:
            let margins = predictions.margins
            return all.filter { margins[$0] < Self.closeness }
                .sorted { (margins[$0], $0) < (margins[$1], $1) }
        case .wrong:
            let sureness = predictions.greatestProbabilities
            return all.filter { index in
                label(index).map { $0 != predictions.classes[index] } ?? false
            }
            .sorted { (sureness[$1], $0) < (sureness[$0], $1) }
        case .all, .suspectedLabels, .nearDuplicates, .outliers, .disagreement: return []
        }
    }

    /// By what a queue that needs predictions is sorted, of each image.
    func scores(of predictions: PartPredictions) -> [Float] {
        self == .smallestMargin ? predictions.margins : predictions.greatestProbabilities
    }
}

extension PartPredictions {
    /// The probability of each image's predicted class.
    var greatestProbabilities: [Float] {
        (0..<count).map { probabilities[$0 * classCount + Int(classes[$0])] }
    }

    /// By how much that exceeds the second most probable class.
    var margins: [Float] {
        (0..<count).map { index in
            let row = index * classCount
            let best = Int(classes[index])
            var second: Float = 0
            for other in 0..<classCount where other != best {
                second = max(second, probabilities[row + other])
            }
            return probabilities[row + best] - second
        }
    }
}
