import CKernels

extension ZeroPadding2D: TrainableLayer {
    func trainingOperation(at site: TrainingSite) throws -> any TrainingOperation {
        let (input, output) = (site.input, site.output)
        let border = border(input: site.node.inputShapes[0], batchSize: site.cut.images)
        return ElementwiseOperation(at: site) { task in
            withUnsafePointer(to: border) {
                kernels_zero_pad(input.values(task), output.values(task), $0)
            }
        } backward: { _, gradient, inputGradient in
            withUnsafePointer(to: border) {
                kernels_zero_pad_backward(
                    gradient, inputGradient, $0, input.accumulates ? 1 : 0)
            }
        }
    }

    func border(input: Shape, batchSize: Int) -> kernels_border {
        kernels_border(
            batch: batchSize, height: input[0], width: input[1], channels: input[2],
            top: top, left: left, bottom: bottom, right: right)
    }
}
