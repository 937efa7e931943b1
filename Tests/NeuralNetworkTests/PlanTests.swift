import Glibc
import NeuralNetwork
import Testing

@Suite struct PlanTests {
    @Test(arguments: Architecture.allCases)
    func sameSeedGivesTheSameBits(_ architecture: Architecture) throws {
        #expect(try trained(architecture) == trained(architecture))
    }

    @Test(arguments: Architecture.allCases)
    func inferenceAgreesWithTrainingOnRunningStatistics(_ architecture: Architecture) throws {
        let network = try architecture.network()
        let weights = GradientCheck.weights(of: network)
        let plan = try InferencePlan(network: network, weights: weights, batchSize: 3, threads: 2)
        var random = SplitMix64(state: 1)
        for index in plan.images.indices {
            plan.images[index] = Float.random(in: 0...1, using: &random)
        }
        plan.run()
        let images = Array(plan.images)
        for image in 0..<3 {
            let expected = try evaluated(
                network, weights, image: images[image * 784..<(image + 1) * 784])
            for (found, expected) in zip(plan.probabilities[image * 10..<image * 10 + 10], expected)
            {
                #expect(abs(found - expected) < 1e-5)
            }
        }
    }

    @Test func manyImagesInRoundsAreWhatEachIsAlone() throws {
        let network = try Architecture.slides.network()
        let weights = network.initialWeights(seed: 3)
        let many = try InferencePlan(
            network: network, weights: weights, batchSize: 121, threads: 2)
        let one = try InferencePlan(network: network, weights: weights, batchSize: 1)
        var random = SplitMix64(state: 4)
        for index in many.images.indices {
            many.images[index] = Float.random(in: 0...1, using: &random)
        }
        many.run()
        for image in [0, 40, 41, 99, 120] {
            for index in 0..<784 { one.images[index] = many.images[image * 784 + index] }
            one.run()
            for index in 0..<10 {
                #expect(
                    abs(one.probabilities[index] - many.probabilities[image * 10 + index]) < 1e-5)
            }
        }
    }

    @Test func temperatureDividesTheLogits() throws {
        let network = try Architecture.dense.network()
        let weights = network.initialWeights(seed: 2)
        let images = (0..<784).map { Float($0 % 7) / 7 }
        func logarithms(_ temperature: Float) throws -> [Double] {
            let plan = try InferencePlan(
                network: network, weights: weights, batchSize: 1, temperature: temperature)
            _ = plan.images.update(from: images)
            plan.run()
            #expect(abs(plan.probabilities.reduce(0, +) - 1) < 1e-6)
            return plan.probabilities.map { log(Double($0)) }
        }
        let (sharp, soft) = (try logarithms(1), try logarithms(2.5))
        for index in 1..<10 {
            #expect(
                abs((sharp[index] - sharp[0]) / 2.5 - (soft[index] - soft[0])) < 1e-5)
        }
    }

    /// Probabilities from the loss of a training plan without dropout: −log p for each class.
    private func evaluated(
        _ network: Network, _ weights: [Tensor], image: ArraySlice<Float>
    ) throws -> [Float] {
        let nodes = network.nodes.map { node in
            guard case .dropout(var layer) = node.layer else { return node }
            layer.rate = 0
            var node = node
            node.layer = .dropout(layer)
            return node
        }
        var options = TrainingPlan.Options()
        options.usesRunningStatistics = true
        let plan = try TrainingPlan(
            network: Network(name: "", inputShape: network.inputShape, nodes: nodes),
            weights: weights, batchSize: 1, options: options, threads: 1)
        _ = plan.images.update(from: image)
        return (0..<10).map { label in
            for index in 0..<10 { plan.targets[index] = index == label ? 1 : 0 }
            return exp(-plan.step(0).loss)
        }
    }

    /// All weights after three steps.
    private func trained(_ architecture: Architecture) throws -> [Tensor] {
        let network = try architecture.network()
        let plan = try TrainingPlan(
            network: network, weights: network.initialWeights(seed: 1), batchSize: 8, seed: 3)
        var random = SplitMix64(state: 1)
        for step in 0..<3 {
            for index in plan.images.indices {
                plan.images[index] = Float.random(in: 0...1, using: &random)
            }
            for index in plan.targets.indices {
                plan.targets[index] = index % 10 == (index / 10) % 7 ? 1 : 0
            }
            _ = plan.step(UInt64(step))
            for index in plan.parameters.indices {
                plan.parameters[index] -= 0.05 * plan.gradients[index]
            }
        }
        return plan.weights()
    }
}
