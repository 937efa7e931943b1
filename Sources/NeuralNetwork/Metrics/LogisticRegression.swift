import Glibc

/// The probability of one of two kinds from a weighted sum of numbers.
public struct LogisticRegression: Sendable {
    /// One for each number of a row.
    public let weights: [Double]
    /// Added to the weighted sum.
    public let bias: Double

    /// Fits the weights by Newton's method: the least cross-entropy, each kind counting half.
    ///
    /// - Parameters:
    ///   - rows: `[samples, numbers]`, each number of about the size 1; at least one of each kind.
    ///   - isPositive: The kind of each sample.
    ///   - penalty: Times half the squared weights; above 0, so that two kinds that a line divides
    ///     have finite weights.
    public init(rows: [[Double]], isPositive: [Bool], penalty: Double = 1e-3) {
        let positives = isPositive.count { $0 }
        precondition(
            rows.count == isPositive.count && positives > 0 && positives < rows.count,
            "\(rows.count) rows, \(positives) of \(isPositive.count) positive")
        let size = rows[0].count + 1
        let shares = [rows.count - positives, positives].map { 0.5 / Double($0) }
        var parameters = Array(repeating: 0.0, count: size)
        for _ in 0..<50 {
            var slope = parameters.map { $0 * penalty }
            slope[size - 1] = 0
            var curvature = Array(repeating: 0.0, count: size * size)
            for i in 0..<size { curvature[i * size + i] = penalty }
            for (row, isPositive) in zip(rows, isPositive) {
                Self.add(
                    row, isPositive: isPositive, share: shares[isPositive ? 1 : 0], parameters,
                    &slope, &curvature)
            }
            guard let step = CholeskyFactor(curvature, size: size)?.solution(of: slope) else {
                break
            }
            for i in 0..<size { parameters[i] -= step[i] }
            if step.allSatisfy({ abs($0) < 1e-6 }) { break }
        }
        weights = Array(parameters.dropLast())
        bias = parameters[size - 1]
    }

    /// 0…1.
    public static func probability(_ sum: Double) -> Double { 1 / (1 + exp(-sum)) }

    /// Adds one sample's part of the loss's first and second derivatives; the constant is last.
    private static func add(
        _ row: [Double], isPositive: Bool, share: Double, _ parameters: [Double],
        _ slope: inout [Double], _ curvature: inout [Double]
    ) {
        let size = parameters.count
        var sum = parameters[size - 1]
        for i in 0..<size - 1 { sum += row[i] * parameters[i] }
        let probability = probability(sum)
        let error = share * (probability - (isPositive ? 1 : 0))
        let weight = share * probability * (1 - probability)
        slope.withUnsafeMutableBufferPointer { slope in
            curvature.withUnsafeMutableBufferPointer { curvature in
                for i in 0..<size {
                    let value = i < size - 1 ? row[i] : 1
                    slope[i] += error * value
                    for j in 0...i {
                        curvature[i * size + j] += weight * value * (j < size - 1 ? row[j] : 1)
                    }
                }
            }
        }
    }
}
