import Glibc
import ModelFiles
import NeuralNetwork

extension Evaluation {
    /// Measures predictions against labels.
    ///
    /// - Parameters:
    ///   - probabilities: `labels.count × classCount`, row by row.
    ///   - classCount: Of the model; the labels may use fewer.
    init(
        split: Split, probabilities: [Float], labels: [Int], classCount: Int, leftOut: Int,
        seconds: Double
    ) {
        let count = max(labels.count, 1)
        var confusion = Array(repeating: Array(repeating: 0, count: classCount), count: classCount)
        var bins = Array(repeating: Bin(), count: 15)
        var loss = 0.0
        for (row, label) in labels.enumerated() {
            let values = probabilities[row * classCount..<(row + 1) * classCount]
            let first = values.startIndex
            let best = values.indices.reduce(first) { values[$1] > values[$0] ? $1 : $0 }
            let predicted = best - first
            confusion[label][predicted] += 1
            loss -= log(max(Double(values[first + label]), 1e-12))
            let confidence = Double(values[best])
            bins[min(Int(confidence * 15), 14)].add(confidence, isRight: predicted == label)
        }
        let right = (0..<classCount).reduce(0) { $0 + confusion[$1][$1] }
        let accuracy = Double(right) / Double(count)
        self.init(
            split: split, images: labels.count, leftOut: leftOut, loss: loss / Double(count),
            accuracy: accuracy, correctedAccuracy: accuracy,
            standardError: (accuracy * (1 - accuracy) / Double(count)).squareRoot(),
            expectedCalibrationError: bins.reduce(0) { $0 + $1.gap } / Double(count),
            perClass: (0..<classCount).map { ClassFigures(of: $0, in: confusion) },
            confusion: confusion, seconds: seconds)
    }

    /// Counts again with what a person said of some images over the data set's labels.
    ///
    /// - Parameters:
    ///   - corrected: Classes by index in the part.
    ///   - images: What was measured.
    ///   - classes: The predicted class of each of them.
    mutating func count(_ corrected: [Int: Int], of images: SplitImages, classes: [Int]) {
        guard !images.indices.isEmpty else { return }
        var right = 0
        correctedImages = 0
        for (index, predicted) in zip(images.indices, classes) {
            let original = Int(images.set.labels[index])
            let label = corrected[index] ?? original
            if label != original { correctedImages += 1 }
            if predicted == label { right += 1 }
        }
        correctedAccuracy = Double(right) / Double(images.indices.count)
    }

    /// Predictions of about the same confidence, for the calibration error.
    private struct Bin {
        private var confidence = 0.0
        private var right = 0.0

        mutating func add(_ confidence: Double, isRight: Bool) {
            self.confidence += confidence
            right += isRight ? 1 : 0
        }

        /// How far confidence and accuracy lie apart, times the number of predictions.
        var gap: Double { abs(confidence - right) }
    }
}

extension Evaluation.ClassFigures {
    /// - Parameter confusion: Row: the real class; column: the predicted one.
    init(of label: Int, in confusion: [[Int]]) {
        func share(of all: Int) -> Double? {
            all == 0 ? nil : Double(confusion[label][label]) / Double(all)
        }
        support = confusion[label].reduce(0, +)
        recall = share(of: support)
        precision = share(of: confusion.reduce(0) { $0 + $1[label] })
    }
}

extension Evaluation.NoveltyFigures {
    /// Nil without garments or without others.
    ///
    /// - Parameters:
    ///   - garments: The novelty of each image of the split.
    ///   - others: The novelty of each picture that is none.
    init?(garments: [Double], others: [Double]) {
        guard let area = RankArea.auroc(negatives: garments, positives: others) else { return nil }
        self.init(
            auroc: area, images: others.count,
            flagged: others.count { $0 > Novelty.threshold },
            flaggedGarments: garments.count { $0 > Novelty.threshold })
    }
}
