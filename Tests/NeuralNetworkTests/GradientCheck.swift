import NeuralNetwork
import Testing

/// Holds a plan's gradients to central differences of its loss, one parameter after the other.
struct GradientCheck {
    let network: Network
    var options = TrainingPlan.Options()
    var batchSize = 4
    var threads = 1
    /// A compromise: float32 rounds the loss to about 1e-7, and ReLU bends it.
    var difference: Float = 5e-4
    var tolerance = 0.02

    func run() throws {
        let plan = try TrainingPlan(
            network: network, weights: Self.weights(of: network), batchSize: batchSize,
            options: options, seed: 5, threads: threads)
        fill(plan)
        _ = plan.step(1)
        let gradients = Array(plan.gradients)
        for range in plan.parameterRanges {
            let expected = range.range.map { slope(plan, at: $0) }
            let found = range.range.map { Double(gradients[$0]) }
            let error = norm(zip(expected, found).map { $0 - $1 })
            let size = max(norm(expected), norm(found))
            // A bias before a batch normalisation has no effect, and so only noise for a gradient.
            #expect(
                error <= tolerance * size + 1e-3,
                "\(range.name): off by \(error) of \(size)")
        }
    }

    /// Weights away from the initial zeros and ones, so that each one matters.
    static func weights(of network: Network) -> [Tensor] {
        var random = SplitMix64(state: 11)
        return network.initialWeights(seed: 3).map { tensor in
            var tensor = tensor
            for index in tensor.values.indices {
                tensor.values[index] += Float.random(in: -0.2...0.2, using: &random)
            }
            return tensor
        }
    }

    /// Images and targets that are distributions, the last of which weighs half.
    private func fill(_ plan: TrainingPlan) {
        var random = SplitMix64(state: 7)
        for index in plan.images.indices {
            plan.images[index] = Float.random(in: -1...1, using: &random)
        }
        let classes = plan.targets.count / batchSize
        for row in 0..<batchSize {
            for column in 0..<classes {
                plan.targets[row * classes + column] =
                    (column == row % classes ? 0.8 : 0.2 / Float(classes - 1))
                    * (row == batchSize - 1 ? 0.5 : 1)
            }
        }
    }

    private func slope(_ plan: TrainingPlan, at index: Int) -> Double {
        let value = plan.parameters[index]
        defer { plan.parameters[index] = value }
        plan.parameters[index] = value + difference
        let above = Double(plan.step(1).loss)
        plan.parameters[index] = value - difference
        let below = Double(plan.step(1).loss)
        return (above - below) / Double(2 * difference)
    }

    private func norm(_ values: [Double]) -> Double {
        values.reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
}
