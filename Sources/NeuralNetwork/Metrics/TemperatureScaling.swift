import Glibc

/// Makes a network's confidence honest with one number that divides its logits; predictions stay.
///
/// Source: Guo et al. 2017, “On calibration of modern neural networks”.
public enum TemperatureScaling {
    /// What `fit` answers at most and at least.
    public static let range = 0.05...20.0

    /// The temperature at which the cross-entropy of the predictions is least.
    ///
    /// - Parameters:
    ///   - probabilities: `[samples, classes]` at temperature 1, on samples that were not learned from.
    ///   - labels: The class of each sample, in 0..<`classCount`; at least one.
    public static func fit(
        probabilities: [Float], labels: [Int], classCount: Int
    ) -> Double {
        precondition(
            !labels.isEmpty && probabilities.count == labels.count * classCount,
            "\(probabilities.count) probabilities of \(classCount) classes for \(labels.count) labels"
        )
        // Logits but for a constant in each row, which softmax does not see.
        let logits = probabilities.map { log(max(Double($0), Double(Float.leastNormalMagnitude))) }
        // The loss is convex in 1 / temperature, so its slope has one sign on each side.
        var (low, high) = (log(range.lowerBound), log(range.upperBound))
        for _ in 0..<50 {
            let middle = (low + high) / 2
            let slope = slope(at: exp(-middle), logits: logits, labels: labels, classCount)
            if slope > 0 { low = middle } else { high = middle }
        }
        return exp((low + high) / 2)
    }

    /// The derivative of the summed loss by `sharpness`, 1 / temperature: the logit that the
    /// predictions expect less that of the label.
    private static func slope(
        at sharpness: Double, logits: [Double], labels: [Int], _ classCount: Int
    ) -> Double {
        labels.indices.reduce(0) { sum, sample in
            let row = logits[sample * classCount..<(sample + 1) * classCount]
            let greatest = row.reduce(-.infinity, max)
            var (weights, expected) = (0.0, 0.0)
            for logit in row {
                let weight = exp(sharpness * (logit - greatest))
                weights += weight
                expected += weight * logit
            }
            return sum + expected / weights - row[row.startIndex + labels[sample]]
        }
    }
}
