import CKernels

extension ReLU: TrainableLayer {
    func trainingOperation(at site: TrainingSite) throws -> any TrainingOperation {
        let (input, output) = (site.input, site.output)
        let count = site.cut.images * output.imageCount
        return ElementwiseOperation(at: site) { task in
            kernels_relu(input.values(task), output.values(task), count)
        } backward: { task, gradient, inputGradient in
            kernels_relu_backward(
                output.values(task), gradient, inputGradient, count, input.accumulates ? 1 : 0)
        }
    }
}
