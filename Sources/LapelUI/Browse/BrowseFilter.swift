import Workbench

/// Which images of a part Browse shows, and in which order. A value; it knows no widget.
struct BrowseFilter: Hashable, Sendable {
    enum Order: Int, CaseIterable, Sendable {
        case index, leastSure, wrongFirst

        var title: String {
            switch self {
            case .index: "In order"
            case .leastSure: "Least sure first"
            case .wrongFirst: "Wrong first"
            }
        }

        /// Whether the order needs predictions.
        var needsPredictions: Bool { self != .index }
    }

    var part = Part.test
    /// Only images whose label is this class; nil for all.
    var classIndex: Int?
    var order = Order.index

    /// The indices to show. Without predictions the order is that of the indices.
    ///
    /// - Parameters:
    ///   - labels: The data set's label of each image.
    ///   - corrected: What a person said, by index.
    func indices(
        labels: [UInt8], corrected: [Int: Int], predictions: PartPredictions?
    ) -> [Int] {
        let label = { (index: Int) in corrected[index] ?? Int(labels[index]) }
        var indices = Array(labels.indices)
        if let classIndex { indices.removeAll { label($0) != classIndex } }
        guard let predictions, predictions.count == labels.count else { return indices }
        switch order {
        case .index: return indices
        case .leastSure:
            let sureness = predictions.greatestProbabilities
            return indices.sorted { (sureness[$0], $0) < (sureness[$1], $1) }
        case .wrongFirst:
            let sureness = predictions.greatestProbabilities
            // The surest mistakes first: the ones most worth a look.
            let (wrong, right) = (
                indices.filter { Int(predictions.classes[$0]) != label($0) },
                indices.filter { Int(predictions.classes[$0]) == label($0) }
            )
            return wrong.sorted { (sureness[$1], $0) < (sureness[$0], $1) } + right
        }
    }
}

extension PartPredictions {
    /// The probability of each image's predicted class.
    var greatestProbabilities: [Float] {
        (0..<count).map { probabilities[$0 * classCount + Int(classes[$0])] }
    }
}

extension Part {
    /// As the window names it.
    var title: String { self == .test ? "Test" : "Training" }
}
