import CKernels

extension Dropout: TrainableLayer {
    func trainingOperation(at site: TrainingSite) throws -> any TrainingOperation {
        DropoutOperation(rate: rate, at: site)
    }

    /// What the mask of one step goes by.
    static func key(seed: UInt64, step: UInt64) -> UInt64 {
        var random = SplitMix64(state: seed ^ step)
        return random.next()
    }
}

/// Each value's fate follows from the seed, the layer, the step and its position alone, so that the
/// backward pass finds it again instead of storing it.
private final class DropoutOperation: TrainingOperation {
    private let rate: Float
    private let seed: UInt64
    private let input: TrainingInput
    private let output: LayerOutput

    init(rate: Float, at site: TrainingSite) {
        (self.rate, seed, input, output) = (rate, site.seed, site.input, site.output)
    }

    func forward(step: UInt64) {
        kernels_dropout(input.values, output.values, input.count, rate, key(step), 0)
    }

    func backward(step: UInt64) {
        guard let gradient = output.gradient, let inputGradient = input.gradient else { return }
        kernels_dropout(
            gradient, inputGradient, input.count, rate, key(step), input.accumulates ? 1 : 0)
    }

    private func key(_ step: UInt64) -> UInt64 { Dropout.key(seed: seed, step: step) }
}
