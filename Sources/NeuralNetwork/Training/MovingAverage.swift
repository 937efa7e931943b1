import CKernels

/// An exponential moving average of the trained weights (Polyak and Juditsky 1992) and of the
/// running statistics that belong to them: averaged weights with the last step's statistics would
/// normalise what they never saw.
///
/// Early on it follows faster, with min(decay, (1 + t) / (10 + t)), so that the first weights do not
/// linger.
final class MovingAverage {
    private let decay: Double
    /// The plan's parameters, then its state.
    private let buffer: AlignedBuffer

    /// - Parameter values: Where it starts: a plan's parameters and then its state.
    init(decay: Double, values: [Float]) {
        self.decay = decay
        buffer = AlignedBuffer(values)
    }

    /// A copy of the average.
    var values: [Float] { Array(buffer.floats) }

    /// Takes in a plan's weights after a step; `number` counts the steps of the run from 0.
    func update(
        _ parameters: UnsafeMutableBufferPointer<Float>,
        _ state: UnsafeMutableBufferPointer<Float>, number: Int
    ) {
        precondition(
            parameters.count + state.count == buffer.floats.count,
            "\(parameters.count) + \(state.count) values, an average of \(buffer.floats.count)")
        let t = Double(number + 1)
        let share = Float(1 - min(decay, (1 + t) / (10 + t)))
        if let weights = parameters.baseAddress {
            kernels_moving_average(weights, buffer.start, parameters.count, share)
        }
        if let statistics = state.baseAddress {
            kernels_moving_average(
                statistics, buffer.start + parameters.count, state.count, share)
        }
    }

    /// The plan's weights with the average in the place of the trained ones.
    func weights(of plan: TrainingPlan) -> [Tensor] {
        let (trained, seen) = (Array(plan.parameters), Array(plan.state))
        _ = plan.parameters.update(from: buffer.floats.prefix(trained.count))
        _ = plan.state.update(from: buffer.floats.dropFirst(trained.count))
        defer {
            _ = plan.parameters.update(from: trained)
            _ = plan.state.update(from: seen)
        }
        return plan.weights()
    }
}
