import CKernels

/// An exponential moving average of the trained weights (Polyak and Juditsky 1992).
///
/// Early on it follows faster, with min(decay, (1 + t) / (10 + t)), so that the first weights do not
/// linger.
final class MovingAverage {
    private let decay: Double
    private let buffer: AlignedBuffer

    /// - Parameter values: Where it starts.
    init(decay: Double, values: [Float]) {
        self.decay = decay
        buffer = AlignedBuffer(values)
    }

    /// A copy of the average.
    var values: [Float] { Array(buffer.floats) }

    /// Takes in the weights after a step; `number` counts the steps of the run from 0.
    func update(_ parameters: UnsafeMutableBufferPointer<Float>, number: Int) {
        precondition(
            parameters.count == buffer.floats.count,
            "\(parameters.count) parameters, an average of \(buffer.floats.count)")
        guard let weights = parameters.baseAddress else { return }
        let t = Double(number + 1)
        let decay = min(decay, (1 + t) / (10 + t))
        kernels_moving_average(weights, buffer.start, parameters.count, Float(1 - decay))
    }

    /// The plan's weights with the average in the place of the trained ones.
    func weights(of plan: TrainingPlan) -> [Tensor] {
        let trained = Array(plan.parameters)
        _ = plan.parameters.update(from: buffer.floats)
        defer { _ = plan.parameters.update(from: trained) }
        return plan.weights()
    }
}
