import NeuralNetwork
import Testing

/// A network from its features on.
@Suite struct ClassifierTests {
    private func probabilities(
        of network: Network, _ weights: [Tensor], _ inputs: [Float]
    ) throws -> (probabilities: [Float], features: [Float]) {
        let plan = try InferencePlan(
            network: network, weights: weights,
            batchSize: inputs.count / network.inputShape.reduce(1, *))
        _ = plan.images.update(from: inputs)
        plan.run(keepingFeatures: true)
        return (Array(plan.probabilities), Array(plan.features))
    }

    /// A unit that answers to everything, so that a network without it says something else.
    private func unit(for network: Network) -> CorrectionUnits {
        let features = [Float](repeating: 1, count: network.featureCount)
        let roots = FeatureRoots([features], isSigned: false)
        return CorrectionUnits(
            roots: roots, classCount: 10, kernel: Array(repeating: 0.01, count: roots.count),
            bias: [1], output: (0..<10).map { Float($0) / 5 })
    }

    @Test(arguments: Architecture.allCases, [false, true])
    func itSaysOfFeaturesWhatTheNetworkSaysOfImages(
        _ architecture: Architecture, hasUnits: Bool
    ) throws {
        var network = try architecture.network()
        var weights = GradientCheck.weights(of: network)
        if hasUnits { (network, weights) = try network.adding(unit(for: network), to: weights) }
        let whole = try probabilities(of: network, weights, KernelData.random(3 * 784, seed: 1))
        let part = try #require(try network.classifier(weights))
        #expect(part.network.inputShape == [1, 1, network.featureCount])
        #expect(part.network.correctionUnitCount == network.correctionUnitCount)
        let said = try probabilities(of: part.network, part.weights, whole.features)
        #expect(KernelData.difference(said.probabilities, whole.probabilities) < 1e-6)
    }

    @Test func aNetworkWithoutAHeadHasNone() throws {
        let network = try Network.sequential("without") {
            Conv2D(filters: 3, kernelSize: 3)
            GlobalAveragePooling2D()
            Softmax()
        }
        let weights = network.initialWeights(seed: 1)
        #expect(try network.classifier(weights)?.network == nil)
        #expect(!network.sharesFeatures(weights, with: network, weights))
    }

    @Test func weightsGoBackToTheirPlaces() throws {
        let network = try Architecture.tiny.network()
        let weights = network.initialWeights(seed: 1)
        var part = try #require(try network.classifier(weights)).weights
        #expect(part.map(\.name) == weights.suffix(2).map(\.name))
        part[0].values[3] = 7
        let changed = network.replacing(part, in: weights)
        #expect(changed.dropLast(2) == weights.dropLast(2))
        #expect(Array(changed.suffix(2)) == part)
    }

    @Test func featuresAreSharedUntilALayerBeforeThemChanges() throws {
        let network = try Architecture.tiny.network()
        let weights = network.initialWeights(seed: 1)
        let (corrected, more) = try network.adding(unit(for: network), to: weights)
        #expect(corrected.sharesFeatures(more, with: network, weights))
        var others = weights
        others[others.count - 1].values[0] += 1
        #expect(network.sharesFeatures(weights, with: network, others))
        others[0].values[0] += 1
        #expect(!network.sharesFeatures(weights, with: network, others))
        let fast = try Architecture.fast.network()
        #expect(!network.sharesFeatures(weights, with: fast, fast.initialWeights(seed: 1)))
    }
}
