import CKernels

extension ReLU: TrainableLayer {
    func trainingOperation(at site: TrainingSite) throws -> any TrainingOperation {
        ReLUOperation(at: site)
    }
}

private final class ReLUOperation: TrainingOperation {
    private let input: TrainingInput
    private let output: LayerOutput

    init(at site: TrainingSite) {
        (input, output) = (site.input, site.output)
    }

    func forward(step: UInt64) {
        kernels_relu(input.values, output.values, input.count)
    }

    func backward(step: UInt64) {
        guard let gradient = output.gradient, let inputGradient = input.gradient else { return }
        kernels_relu_backward(
            output.values, gradient, inputGradient, input.count, input.accumulates ? 1 : 0)
    }
}
