/// The smallest weights, by the sum of their squares, from units to classes with which each example's
/// class exceeds every other by a margin; where not all margins can be had, as nearly as a limit on
/// each one's pull allows. Examples that no unit answers are left out.
///
/// A support vector machine of several classes, solved in its dual one coordinate after the other
/// (Hsieh et al. 2008, "A dual coordinate descent method for large-scale linear SVM").
struct MarginProblem {
    /// One example: which units answer, and how far each other class is to be outdone.
    private struct Row {
        let units: [(unit: Int, response: Double)]
        let square: Double
        let classIndex: Int
        /// `[classes]`: what is missing of the margin before the units.
        let missing: [Double]
        /// `[classes]`: how hard each margin pulls.
        var pull: [Double]
    }

    private let units: Int
    private let classes: Int
    private var rows: [Row] = []

    private static let limit = 10_000.0
    private static let sweeps = 300
    private static let tolerance = 1e-3

    init(units: Int, classes: Int) {
        (self.units, self.classes) = (units, classes)
    }

    mutating func add(responses: [Float], logits: [Float], classIndex: Int, margin: Double) {
        let answering = responses.enumerated().filter { $0.element > 0 }.map {
            (unit: $0.offset, response: Double($0.element))
        }
        let square = answering.reduce(0) { $0 + $1.response * $1.response }
        guard square > 0 else { return }
        let own = Double(logits[classIndex])
        rows.append(
            Row(
                units: answering, square: square, classIndex: classIndex,
                missing: logits.map { margin - (own - Double($0)) },
                pull: Array(repeating: 0, count: classes)))
    }

    /// `[units, classes]`.
    mutating func solution() -> [Double] {
        var weights = [Double](repeating: 0, count: units * classes)
        for _ in 0..<Self.sweeps {
            var greatest = 0.0
            for place in rows.indices {
                greatest = max(greatest, improve(&rows[place], &weights))
            }
            if greatest < Self.tolerance { break }
        }
        return weights
    }

    /// Brings one example's margins about; by how much a pull changed at most.
    private func improve(_ row: inout Row, _ weights: inout [Double]) -> Double {
        var greatest = 0.0
        let own = row.classIndex
        for other in 0..<classes where other != own {
            let gained = row.units.reduce(0.0) { sum, answer in
                let start = answer.unit * classes
                return sum + answer.response * (weights[start + own] - weights[start + other])
            }
            let wanted = row.pull[other] + (row.missing[other] - gained) / (2 * row.square)
            let pull = min(max(wanted, 0), Self.limit)
            let change = pull - row.pull[other]
            guard change != 0 else { continue }
            row.pull[other] = pull
            for answer in row.units {
                let start = answer.unit * classes
                weights[start + own] += change * answer.response
                weights[start + other] -= change * answer.response
            }
            greatest = max(greatest, abs(change))
        }
        return greatest
    }
}
