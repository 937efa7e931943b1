import Glibc

/// Loss and accuracy of weights over samples that are not learned from.
struct Validation {
    private let network: Network
    private let data: any TrainingData
    private let threads: Int
    private static let batchSize = 125

    init(network: Network, data: any TrainingData, threads: Int) {
        self.network = network
        self.data = data
        self.threads = threads
    }

    /// Mean cross-entropy in nats, without smoothing, and the share that is right; each sample
    /// counts once. Nil if it was cancelled.
    func measure(
        _ weights: [Tensor], isCancelled: () -> Bool
    ) throws -> (loss: Double, accuracy: Double)? {
        let plan = try InferencePlan(
            network: network, weights: weights, batchSize: min(Self.batchSize, data.count),
            threads: threads)
        let size = plan.images.count / plan.batchSize
        let classes = plan.probabilities.count / plan.batchSize
        let targets = AlignedBuffer(count: plan.batchSize * classes)
        var (loss, correct) = (0.0, 0)
        for start in stride(from: 0, to: data.count, by: plan.batchSize) {
            if isCancelled() { return nil }
            let count = min(plan.batchSize, data.count - start)
            targets.floats.update(repeating: 0)
            for row in 0..<count {
                data.fill(
                    index: start + row, epoch: 0, image: plan.images.row(row, of: size),
                    target: targets.floats.row(row, of: classes))
            }
            plan.run()
            for row in 0..<count {
                let probabilities = plan.probabilities.row(row, of: classes)
                let target = targets.floats.row(row, of: classes)
                loss += Self.crossEntropy(probabilities, target)
                correct += probabilities.greatest == target.greatest ? 1 : 0
            }
        }
        return (loss / Double(data.count), Double(correct) / Double(data.count))
    }

    private static func crossEntropy(
        _ probabilities: UnsafeMutableBufferPointer<Float>,
        _ target: UnsafeMutableBufferPointer<Float>
    ) -> Double {
        zip(probabilities, target).reduce(0) { sum, pair in
            pair.1 == 0
                ? sum
                : sum - Double(pair.1)
                    * log(max(Double(pair.0), Double(Float.leastNormalMagnitude)))
        }
    }
}

extension UnsafeMutableBufferPointer<Float> {
    /// One of the rows of `count` values each that lie one after the other.
    func row(_ index: Int, of count: Int) -> UnsafeMutableBufferPointer<Float> {
        UnsafeMutableBufferPointer(rebasing: self[index * count..<(index + 1) * count])
    }

    /// Where the greatest value is, the first one on a tie.
    var greatest: Int {
        indices.reduce(0) { self[$1] > self[$0] ? $1 : $0 }
    }
}
