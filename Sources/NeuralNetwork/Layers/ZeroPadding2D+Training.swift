import CKernels

extension ZeroPadding2D: TrainableLayer {
    func trainingOperation(at site: TrainingSite) throws -> any TrainingOperation {
        ZeroPadding2DOperation(
            border: border(input: site.node.inputShapes[0], batchSize: site.batchSize), at: site)
    }

    func border(input: Shape, batchSize: Int) -> kernels_border {
        kernels_border(
            batch: batchSize, height: input[0], width: input[1], channels: input[2],
            top: top, left: left, bottom: bottom, right: right)
    }
}

private final class ZeroPadding2DOperation: TrainingOperation {
    private let input: TrainingInput
    private let output: LayerOutput
    private var border: kernels_border

    init(border: kernels_border, at site: TrainingSite) {
        self.border = border
        (input, output) = (site.input, site.output)
    }

    func forward(step: UInt64) {
        kernels_zero_pad(input.values, output.values, &border)
    }

    func backward(step: UInt64) {
        guard let gradient = output.gradient, let inputGradient = input.gradient else { return }
        kernels_zero_pad_backward(gradient, inputGradient, &border, input.accumulates ? 1 : 0)
    }
}
