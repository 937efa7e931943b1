import Glibc
import NeuralNetwork
import Testing

/// What the last dense layer reads, out of a plan's memory.
@Suite struct FeatureTests {
    /// The network without its head: a dense layer that passes the features on takes its place, so
    /// that the probabilities are the softmax of the features.
    private func cut(
        _ network: Network, _ weights: [Tensor]
    ) throws -> (network: Network, weights: [Tensor]) {
        let count = network.featureCount
        let last = try #require(network.nodes.last)
        let identity = Network.Node(
            layer: Dense(units: count, activation: .softmax, name: "cut").layer,
            inputs: last.inputs)
        var kernel = KernelData.zeros(count * count)
        for index in 0..<count { kernel[index * count + index] = 1 }
        return (
            try Network(
                name: "cut", inputShape: network.inputShape,
                nodes: network.nodes.dropLast() + [identity]),
            weights.dropLast(2) + [
                Tensor(name: "cut/kernel", shape: [count, count], values: kernel),
                Tensor(name: "cut/bias", shape: [count], values: KernelData.zeros(count)),
            ]
        )
    }

    private func softmax(_ features: some Collection<Float>) -> [Float] {
        let greatest = features.max() ?? 0
        let powers = features.map { exp($0 - greatest) }
        let sum = powers.reduce(0, +)
        return powers.map { $0 / sum }
    }

    @Test(arguments: Architecture.allCases, [1, 3])
    func featuresAreWhatANetworkCutBeforeItsHeadGives(
        _ architecture: Architecture, batchSize: Int
    ) throws {
        let network = try architecture.network()
        let weights = GradientCheck.weights(of: network)
        let plan = try InferencePlan(
            network: network, weights: weights, batchSize: batchSize, threads: 2)
        let other = try cut(network, weights)
        let cut = try InferencePlan(
            network: other.network, weights: other.weights, batchSize: batchSize)
        _ = plan.images.update(from: KernelData.random(plan.images.count, seed: 1))
        _ = cut.images.update(from: plan.images)
        plan.run(keepingFeatures: true)
        cut.run()
        let count = network.featureCount
        #expect(plan.features.count == batchSize * count)
        for image in 0..<batchSize {
            let range = image * count..<(image + 1) * count
            #expect(plan.features[range].contains { $0 != plan.features[range.lowerBound] })
            #expect(
                KernelData.difference(
                    softmax(plan.features[range]), Array(cut.probabilities[range])) < 1e-5)
        }
    }

    @Test func aNormalizationThatTheHeadTakesInIsInTheFeatures() throws {
        let network = try Network.sequential("small", inputShape: [1, 2, 1]) {
            Flatten()
            BatchNormalization(epsilon: 1e-6)
            Dense(units: 2, activation: .softmax)
        }
        var weights = network.initialWeights(seed: 1)
        // gamma, beta, moving mean and variance of the two features.
        for (index, values) in [[2, 3], [10, 20], [1, 1], [4, 0.25]].enumerated() {
            weights[index].values = values.map { Float($0) }
        }
        let plan = try InferencePlan(network: network, weights: weights, batchSize: 1)
        _ = plan.images.update(from: [5, 2])
        plan.run(keepingFeatures: true)
        #expect(KernelData.difference(Array(plan.features), [14, 26]) < 1e-3)
    }

    @Test func manyImagesInRoundsHaveTheFeaturesOfEachAlone() async throws {
        let network = try Architecture.slides.network()
        let predictor = try await Predictor(
            network: network, weights: GradientCheck.weights(of: network))
        let images = KernelData.random(120 * 784, seed: 2)
        let features = try await predictor.reduce(
            into: [Float](), count: 120, keepingFeatures: true
        ) { range, batch in
            _ = batch.update(from: images[range.lowerBound * 784..<range.upperBound * 784])
        } _: { features, _, batch in
            features += batch.features
        }
        let found = try #require(features)
        #expect(predictor.featureCount == 256)
        #expect(found.count == 120 * 256)
        for image in [0, 49, 50, 119] {
            let one = predictor.output(ofOne: Array(images[image * 784..<(image + 1) * 784]))
            let expected = Array(found[image * 256..<(image + 1) * 256])
            let size = expected.reduce(1) { max($0, abs($1)) }
            #expect(KernelData.difference(one.features, expected) < 1e-5 * size)
            #expect(abs(one.probabilities.reduce(0, +) - 1) < 1e-5)
        }
    }

    @Test func whoDoesNotAskGetsNone() async throws {
        let network = try Architecture.dense.network()
        let plan = try InferencePlan(
            network: network, weights: network.initialWeights(seed: 1), batchSize: 2)
        plan.images.update(repeating: 0.5)
        plan.run()
        #expect(plan.features.allSatisfy { $0 == 0 })
        let predictor = try await Predictor(
            network: network, weights: network.initialWeights(seed: 1))
        let counts = try await predictor.reduce(into: [Int](), count: 60) { _, _ in
        } _: { counts, _, batch in
            counts.append(batch.features.count)
        }
        #expect(counts == [0, 0])
    }

    @Test func theHeadIsTheDenseLayerThatTheSoftmaxIsTakenOf() throws {
        let together = try Network.sequential("together") {
            Flatten()
            Dense(units: 7, activation: .relu)
            Dense(units: 3, activation: .softmax, name: "head")
        }
        #expect(together.head?.name == "head")
        #expect(together.featureCount == 7)
        let apart = try Network.sequential("apart") {
            Flatten()
            Dense(units: 3, name: "head")
            Softmax()
        }
        #expect(apart.head?.name == "head")
        #expect(apart.featureCount == 784)
        let without = try Network.sequential("without") {
            Conv2D(filters: 3, kernelSize: 3)
            GlobalAveragePooling2D()
            Softmax()
        }
        #expect(without.head == nil)
        #expect(without.featureCount == 0)
        let plan = try InferencePlan(
            network: without, weights: without.initialWeights(seed: 1), batchSize: 1)
        plan.run(keepingFeatures: true)
        #expect(plan.features.isEmpty)
    }
}
