import CKernels

extension AveragePooling2D: TrainableLayer {
    func trainingOperation(at site: TrainingSite) throws -> any TrainingOperation {
        averaging(
            geometry(input: site.node.inputShapes[0], batchSize: site.cut.images), at: site)
    }
}

extension GlobalAveragePooling2D: TrainableLayer {
    func trainingOperation(at site: TrainingSite) throws -> any TrainingOperation {
        averaging(
            geometry(input: site.node.inputShapes[0], batchSize: site.cut.images), at: site)
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
private func averaging(_ window: kernels_window, at site: TrainingSite) -> any TrainingOperation {
    let (input, output) = (site.input, site.output)
    return ElementwiseOperation(at: site) { task in
        withUnsafePointer(to: window) {
            kernels_average_pool(input.values(task), output.values(task), $0)
        }
    } backward: { _, gradient, inputGradient in
        withUnsafePointer(to: window) {
            kernels_average_pool_backward(
                gradient, inputGradient, $0, input.accumulates ? 1 : 0)
        }
    }
}
