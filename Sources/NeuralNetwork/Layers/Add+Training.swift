import CKernels

extension Add: TrainableLayer {
    func trainingOperation(at site: TrainingSite) throws -> any TrainingOperation {
        AddOperation(at: site)
    }
}

/// Each input gets the output's gradient as it is.
private final class AddOperation: TrainingOperation {
    private let inputs: [TrainingInput]
    private let output: LayerOutput

    init(at site: TrainingSite) {
        (inputs, output) = (site.inputs, site.output)
    }

    func forward(step: UInt64) {
        kernels_add(inputs[0].values, inputs[1].values, output.values, output.count)
        for input in inputs.dropFirst(2) {
            kernels_copy(input.values, output.values, output.count, 1)
        }
    }

    func backward(step: UInt64) {
        guard let gradient = output.gradient else { return }
        for input in inputs {
            guard let inputGradient = input.gradient else { continue }
            kernels_copy(gradient, inputGradient, output.count, input.accumulates ? 1 : 0)
        }
    }
}
