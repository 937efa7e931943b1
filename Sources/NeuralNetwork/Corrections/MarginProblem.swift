/// The smallest weights, by the sum of their squares, from units to classes with which each example's
/// class exceeds every other by a margin; where not all margins can be had, as nearly as a limit on
/// each one's pull allows. Examples that no unit answers are left out.
///
/// A support vector machine of several classes, solved in its dual one coordinate after the other, those
/// that still move first (Hsieh et al. 2008, "A dual coordinate descent method for large-scale linear
/// SVM").
struct MarginProblem {
    /// One example.
    private struct Row {
        /// Which of `answers` are its own.
        let answers: Range<Int>
        let square: Double
        let classIndex: Int
    }

    private let units: Int
    private let classes: Int
    private var rows: [Row] = []
    /// The units that answer, row by row.
    private var answers: [(unit: Int, response: Double)] = []
    /// `[rows, classes]`: what is missing of the margin before the units.
    private var missing: [Double] = []

    private static let limit = 10_000.0
    private static let sweeps = 300
    private static let tolerance = 1e-3

    init(units: Int, classes: Int) {
        (self.units, self.classes) = (units, classes)
    }

    mutating func add(responses: [Float], logits: [Float], classIndex: Int, margin: Double) {
        let start = answers.count
        for (unit, response) in responses.enumerated() where response > 0 {
            answers.append((unit, Double(response)))
        }
        let square = answers[start...].reduce(0) { $0 + $1.response * $1.response }
        guard square > 0 else { return }
        rows.append(
            Row(answers: start..<answers.count, square: square, classIndex: classIndex))
        let own = Double(logits[classIndex])
        missing += logits.map { margin - (own - Double($0)) }
    }

    /// `[units, classes]`.
    func solution() -> [Double] {
        var weights = [Double](repeating: 0, count: units * classes)
        // How hard each margin of each row pulls.
        var pulls = [Double](repeating: 0, count: missing.count)
        var scratch = [Double](repeating: 0, count: 2 * classes)
        var moving = Array(rows.indices)
        for _ in 0..<Self.sweeps {
            let wereAll = moving.count == rows.count
            moving.removeAll {
                improve($0, &pulls, &weights, &scratch) < Self.tolerance
            }
            guard moving.isEmpty else { continue }
            if wereAll { break }
            // One that rested may have been moved by another.
            moving = Array(rows.indices)
        }
        return weights
    }

    /// Brings one example's margins about; by how much a pull changed at most.
    ///
    /// - Parameter scratch: `[2, classes]`: what the units say, and what they are changed by.
    private func improve(
        _ place: Int, _ pulls: inout [Double], _ weights: inout [Double],
        _ scratch: inout [Double]
    ) -> Double {
        let row = rows[place]
        let own = row.classIndex
        for other in scratch.indices { scratch[other] = 0 }
        for (unit, response) in answers[row.answers] {
            for other in 0..<classes {
                scratch[other] += response * weights[unit * classes + other]
            }
        }
        var greatest = 0.0
        for other in 0..<classes where other != own {
            let index = place * classes + other
            let gained = scratch[own] - scratch[other]
            let wanted = pulls[index] + (missing[index] - gained) / (2 * row.square)
            let pull = min(max(wanted, 0), Self.limit)
            let change = pull - pulls[index]
            pulls[index] = pull
            scratch[own] += change * row.square
            scratch[classes + own] += change
            scratch[classes + other] -= change
            greatest = max(greatest, abs(change))
        }
        guard greatest > 0 else { return 0 }
        for (unit, response) in answers[row.answers] {
            for other in 0..<classes {
                weights[unit * classes + other] += response * scratch[classes + other]
            }
        }
        return greatest
    }
}
