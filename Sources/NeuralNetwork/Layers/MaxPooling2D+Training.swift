import CKernels

extension MaxPooling2D: TrainableLayer {
    func trainingOperation(at site: TrainingSite) throws -> any TrainingOperation {
        MaxPooling2DOperation(
            geometry: geometry(input: site.node.inputShapes[0], batchSize: site.batchSize),
            at: site)
    }
}

/// Keeps for each output which position of its window won; that one gets the gradient.
private final class MaxPooling2DOperation: TrainingOperation {
    private let input: TrainingInput
    private let output: LayerOutput
    private var geometry: kernels_window
    private let winners: UnsafeMutablePointer<UInt16>

    init(geometry: kernels_window, at site: TrainingSite) {
        self.geometry = geometry
        (input, output) = (site.input, site.output)
        winners = .allocate(capacity: output.count)
        winners.initialize(repeating: 0, count: output.count)
    }

    deinit {
        winners.deallocate()
    }

    func forward(step: UInt64) {
        var fusion = kernels_pool_fusion()
        kernels_max_pool(input.values, output.values, winners, &geometry, &fusion)
    }

    func backward(step: UInt64) {
        guard let gradient = output.gradient, let inputGradient = input.gradient else { return }
        kernels_max_pool_backward(
            gradient, winners, inputGradient, &geometry, input.accumulates ? 1 : 0)
    }
}
