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
    private let count: Int

    init(at site: TrainingSite) {
        (inputs, output) = (site.inputs, site.output)
        count = site.cut.images * output.imageCount
    }

    var forwardStages: [TrainingStage] {
        [.images(ImageStage { self.forward($0) })]
    }

    var backwardStages: [TrainingStage] {
        output.gradient == nil ? [] : [.images(ImageStage { self.backward($0) })]
    }

    private func forward(_ task: ImageTask) {
        kernels_add(inputs[0].values(task), inputs[1].values(task), output.values(task), count)
        for input in inputs.dropFirst(2) {
            kernels_copy(input.values(task), output.values(task), count, 1)
        }
    }

    private func backward(_ task: ImageTask) {
        for input in inputs {
            guard let inputGradient = input.gradient(task) else { continue }
            kernels_copy(output.gradient(task), inputGradient, count, input.accumulates ? 1 : 0)
        }
    }
}
