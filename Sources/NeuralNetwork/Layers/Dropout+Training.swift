import CKernels

extension Dropout: TrainableLayer {
    func trainingOperation(at site: TrainingSite) throws -> any TrainingOperation {
        let (input, output, rate) = (site.input, site.output, rate)
        let count = site.cut.images * output.imageCount
        let mask = DropoutMask(seed: site.seed)
        return ElementwiseOperation(at: site, begin: mask.begin) { task in
            kernels_dropout(
                input.values(task), output.values(task), count, rate, mask.key,
                task.first * output.imageCount, 0)
        } backward: { task, gradient, inputGradient in
            kernels_dropout(
                gradient, inputGradient, count, rate, mask.key, task.first * output.imageCount,
                input.accumulates ? 1 : 0)
        }
    }
}

/// Which values a dropout drops at one step: that follows from the seed, the layer, the step and
/// their positions alone, so that the backward pass finds it again instead of storing it.
final class DropoutMask {
    private let seed: UInt64
    /// Of the step that has begun.
    private(set) var key: UInt64 = 0

    init(seed: UInt64) { self.seed = seed }

    func begin(step: UInt64) {
        var random = SplitMix64(state: seed ^ step)
        key = random.next()
    }
}
