import CKernels

extension MaxPooling2D: TrainableLayer {
    func trainingOperation(at site: TrainingSite) throws -> any TrainingOperation {
        let (input, output) = (site.input, site.output)
        let window = geometry(input: site.node.inputShapes[0], batchSize: site.cut.images)
        let winners = Winners(of: output)
        return ElementwiseOperation(at: site) { task in
            var (window, fusion) = (window, kernels_pool_fusion())
            kernels_max_pool(
                input.values(task), output.values(task), winners.start(task), &window, &fusion)
        } backward: { task, gradient, inputGradient in
            withUnsafePointer(to: window) {
                kernels_max_pool_backward(
                    gradient, winners.start(task), inputGradient, $0, input.accumulates ? 1 : 0)
            }
        }
    }
}

/// For each output of a pooling layer which position of its window won; that one gets the gradient.
final class Winners {
    private let places: UnsafeMutablePointer<UInt16>
    private let imageCount: Int

    init(of output: LayerOutput) {
        imageCount = output.imageCount
        places = .allocate(capacity: output.count)
        places.initialize(repeating: 0, count: output.count)
    }

    deinit {
        places.deallocate()
    }

    func start(_ task: ImageTask) -> UnsafeMutablePointer<UInt16> {
        places + task.first * imageCount
    }
}
