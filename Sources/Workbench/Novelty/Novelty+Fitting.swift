import ModelFiles
import NeuralNetwork

extension Novelty {
    /// The share of garments that were not learned from which is taken for something else.
    static let flaggedShare = 0.01

    /// The weights that tell garments from outliers, and the bias that flags `flaggedShare` of
    /// `validation`.
    ///
    /// - Parameters:
    ///   - garments, outliers, validation: The cues of each picture, in the order of `Name`; at
    ///     least one picture each.
    static func fit(
        garments: [[Double]], outliers: [[Double]], validation: [[Double]]
    ) -> Novelty {
        let rows = garments + outliers
        var cues = Name.allCases.enumerated().map { place, name in
            let mean = rows.reduce(0) { $0 + $1[place] } / Double(rows.count)
            let squares = rows.reduce(0) { $0 + ($1[place] - mean) * ($1[place] - mean) }
            let deviation = (squares / Double(rows.count)).squareRoot()
            return Cue(name: name, mean: mean, scale: deviation > 1e-9 ? deviation : 1, weight: 0)
        }
        let regression = LogisticRegression(
            rows: rows.map { row in zip(cues, row).map { $0.standardized($1) } },
            isPositive: rows.indices.map { $0 >= garments.count })
        for (place, weight) in regression.weights.enumerated() { cues[place].weight = weight }
        let sums = validation.map { row in
            zip(cues, row).reduce(0) { $0 + $1.0.weight * $1.0.standardized($1.1) }
        }.sorted()
        let highest = max(0, Int((Double(sums.count) * (1 - flaggedShare)).rounded(.up)) - 1)
        // Half-way to the first that is flagged, so that rounding flags no other.
        let flagged = highest + 1 < sums.count ? sums[highest + 1] : sums[highest] + 0.1
        return Novelty(cues: cues, bias: -(sums[highest] + flagged) / 2)
    }
}
