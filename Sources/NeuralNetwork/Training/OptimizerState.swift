import CKernels
import Glibc

/// An optimiser at work on one plan's flat parameters: its memory and its update.
final class OptimizerState {
    /// Arrays laid out as the parameters: velocity for SGD with momentum, first and second moment
    /// for Adam.
    private let memory: [AlignedBuffer]
    private let optimizer: Recipe.Optimizer
    private let segments: [Segment]
    private let muon: MuonState?

    /// Neighbouring arrays with the same weight decay, updated in one pass.
    private struct Segment {
        var range: Range<Int>
        let weightDecay: Double
    }

    /// - Parameter slots: What an earlier state left, `slotCount` arrays of `count` values; nil starts
    ///   with zeros.
    init(
        _ optimizer: Recipe.Optimizer, weightDecay: Double,
        ranges: [TrainingPlan.ParameterRange], count: Int, slots: [[Float]]? = nil
    ) {
        self.optimizer = optimizer
        if case .muon(let momentum, let nesterov, _) = optimizer {
            muon = MuonState(
                ranges: ranges, momentum: momentum, nesterov: nesterov, weightDecay: weightDecay)
            segments = Self.segments(ranges.filter { $0.columns == nil }, weightDecay: 0)
        } else {
            muon = nil
            segments = Self.segments(ranges, weightDecay: weightDecay)
        }
        let zeros = Array(repeating: Float(0), count: count)
        let slots = slots ?? Array(repeating: zeros, count: optimizer.slotCount)
        precondition(
            slots.map(\.count) == Array(repeating: count, count: optimizer.slotCount),
            "slots of \(slots.map(\.count)) values, expected \(optimizer.slotCount) of \(count)")
        memory = slots.map { AlignedBuffer($0) }
    }

    /// A copy of the memory.
    var slots: [[Float]] { memory.map { Array($0.floats) } }

    /// Changes the parameters in place.
    ///
    /// - Parameter number: Counts the steps of the run from 0.
    func update(
        _ parameters: UnsafeMutableBufferPointer<Float>,
        gradients: UnsafeMutableBufferPointer<Float>, learningRate: Double, number: Int
    ) {
        precondition(
            parameters.count == gradients.count,
            "\(parameters.count) parameters, \(gradients.count) gradients")
        guard let weights = parameters.baseAddress, let gradients = gradients.baseAddress else {
            return
        }
        switch optimizer {
        case .sgd(let momentum, let nesterov):
            for segment in segments {
                let start = segment.range.lowerBound
                kernels_sgd(
                    weights + start, gradients + start, memory.first.map { $0.start + start },
                    segment.range.count, Float(learningRate), Float(momentum), nesterov ? 1 : 0,
                    Float(segment.weightDecay))
            }
        case .adam(let beta1, let beta2, let epsilon), .adamW(let beta1, let beta2, let epsilon):
            adam(
                weights, gradients, learningRate,
                Self.moments(beta1, beta2, epsilon, number: number))
        case .muon(_, _, let adamRatio):
            muon?.update(
                weights, gradients: gradients, velocity: memory[0].start,
                learningRate: learningRate)
            adam(
                weights, gradients, learningRate * adamRatio,
                Self.moments(0.9, 0.999, 1e-8, number: number))
        }
    }

    private func adam(
        _ weights: UnsafeMutablePointer<Float>, _ gradients: UnsafeMutablePointer<Float>,
        _ learningRate: Double, _ moments: kernels_adam_moments
    ) {
        for segment in segments {
            let start = segment.range.lowerBound
            let decay = segment.weightDecay
            kernels_adam(
                weights + start, gradients + start, memory[0].start + start,
                memory[1].start + start, segment.range.count, Float(learningRate), moments,
                optimizer.isDecoupled ? 0 : Float(decay),
                optimizer.isDecoupled ? Float(1 - learningRate * decay) : 1)
        }
    }

    private static func moments(
        _ beta1: Double, _ beta2: Double, _ epsilon: Double, number: Int
    ) -> kernels_adam_moments {
        let t = Double(number + 1)
        return kernels_adam_moments(
            beta1: Float(beta1), share1: Float(1 - beta1), beta2: Float(beta2),
            share2: Float(1 - beta2), epsilon: Float(epsilon),
            correction1: Float(1 / (1 - pow(beta1, t))),
            correction2: Float(1 / (1 - pow(beta2, t)).squareRoot()))
    }

    private static func segments(
        _ ranges: [TrainingPlan.ParameterRange], weightDecay: Double
    ) -> [Segment] {
        ranges.reduce(into: []) { segments, range in
            let decay = range.decays ? weightDecay : 0
            if let last = segments.last, last.weightDecay == decay,
                last.range.upperBound == range.range.lowerBound
            {
                segments[segments.count - 1].range =
                    last.range.lowerBound..<range.range.upperBound
            } else {
                segments.append(Segment(range: range.range, weightDecay: decay))
            }
        }
    }
}

extension Recipe.Optimizer {
    /// How many values the optimiser remembers for each weight.
    var slotCount: Int {
        switch self {
        case .sgd(let momentum, _): momentum > 0 ? 1 : 0
        case .adam, .adamW, .muon: 2
        }
    }
}
