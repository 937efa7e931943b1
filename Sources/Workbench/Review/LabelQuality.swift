import Glibc

/// How much probabilities that are out of fold, from networks that never saw the sample's label, speak
/// for each label (Northcutt, Jiang and Chuang 2021, "Confident learning", arXiv 1911.00068).
struct LabelQuality {
    /// One a sample, 0…1: half where the label and the most probable other class are equally probable,
    /// 0 where another class is certain (the paper's normalised margin, of the cube roots of the
    /// probabilities: see `softness`).
    let scores: [Float]
    /// The most probable class beside the label.
    let others: [UInt8]
    /// Whether the sample is counted among the wrong: it is as probably of another class as the samples
    /// that are labelled so, on the mean, and that class is the likeliest of those.
    let isSuspected: [Bool]

    /// - Parameters:
    ///   - probabilities: `labels.count × classCount`, row by row.
    ///   - labels: Each below `classCount`.
    init(probabilities: [Float], labels: [UInt8], classCount: Int) {
        let thresholds = Self.thresholds(probabilities, labels, classCount)
        var scores: [Float] = []
        var others: [UInt8] = []
        var isSuspected: [Bool] = []
        for (index, label) in labels.enumerated() {
            let row = probabilities[index * classCount..<(index + 1) * classCount]
            let own = row[row.startIndex + Int(label)]
            var best = label == 0 ? 1 : 0
            var confident: Int?
            for place in 0..<classCount {
                let value = row[row.startIndex + place]
                if place != label, value > row[row.startIndex + best] { best = place }
                guard value >= thresholds[place] else { continue }
                if confident.map({ value > row[row.startIndex + $0] }) ?? true { confident = place }
            }
            let sum = row.reduce(0) { $0 + Self.soft($1) }
            let margin = Self.soft(own) - Self.soft(row[row.startIndex + best])
            scores.append((margin / max(sum, .leastNormalMagnitude) + 1) / 2)
            others.append(UInt8(best))
            isSuspected.append(confident.map { $0 != label } ?? false)
        }
        (self.scores, self.others, self.isSuspected) = (scores, others, isSuspected)
    }

    /// The temperature that probabilities are brought to first: networks of a few epochs are too sure of
    /// what they say, and of their margins as they are fewer of the smallest are of wrong labels.
    /// Measured with flipped labels by `data/benchmarks/label_noise.py`.
    private static let softness: Float = 3

    private static func soft(_ probability: Float) -> Float { pow(probability, 1 / softness) }

    /// The mean probability of each class over the samples that are labelled so; a class without
    /// samples is never confident.
    private static func thresholds(
        _ probabilities: [Float], _ labels: [UInt8], _ classCount: Int
    ) -> [Float] {
        var sums = [Double](repeating: 0, count: classCount)
        var counts = [Double](repeating: 0, count: classCount)
        for (index, label) in labels.enumerated() {
            sums[Int(label)] += Double(probabilities[index * classCount + Int(label)])
            counts[Int(label)] += 1
        }
        return zip(sums, counts).map { $1 == 0 ? .infinity : Float($0 / $1) }
    }
}
