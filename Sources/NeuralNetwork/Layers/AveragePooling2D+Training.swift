import CKernels

extension AveragePooling2D: TrainableLayer {
    func trainingOperation(at site: TrainingSite) throws -> any TrainingOperation {
        AveragePoolingOperation(
            geometry: geometry(input: site.node.inputShapes[0], batchSize: site.batchSize),
            at: site)
    }
}

extension GlobalAveragePooling2D: TrainableLayer {
    func trainingOperation(at site: TrainingSite) throws -> any TrainingOperation {
        AveragePoolingOperation(
            geometry: geometry(input: site.node.inputShapes[0], batchSize: site.batchSize),
            at: site)
    }

    /// One window as large as the image.
    func geometry(input: Shape, batchSize: Int) -> kernels_window {
        let size = max(input[0], input[1])
        return kernels_window(
            batch: batchSize, height: input[0], width: input[1], channels: input[2],
            output_height: 1, output_width: 1, size: size, stride: size, top: 0, left: 0)
    }
}

/// Means over windows, one or many.
private final class AveragePoolingOperation: TrainingOperation {
    private let input: TrainingInput
    private let output: LayerOutput
    private var geometry: kernels_window

    init(geometry: kernels_window, at site: TrainingSite) {
        self.geometry = geometry
        (input, output) = (site.input, site.output)
    }

    func forward(step: UInt64) {
        kernels_average_pool(input.values, output.values, &geometry)
    }

    func backward(step: UInt64) {
        guard let gradient = output.gradient, let inputGradient = input.gradient else { return }
        kernels_average_pool_backward(
            gradient, inputGradient, &geometry, input.accumulates ? 1 : 0)
    }
}
