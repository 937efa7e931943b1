/// The same measured several times.
struct Repetitions {
    private let sorted: [Double]

    /// - Parameter values: At least one.
    init(_ values: [Double]) { sorted = values.sorted() }

    /// The mean of the middle two where there is no middle one.
    var median: Double {
        guard !sorted.isEmpty else { return .nan }
        return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }
    var least: Double { percentile(0) }
    var greatest: Double { percentile(1) }

    /// The value that this share of all does not exceed, the nearest one.
    func percentile(_ share: Double) -> Double {
        guard !sorted.isEmpty else { return .nan }
        return sorted[Int((share * Double(sorted.count - 1)).rounded())]
    }
}
