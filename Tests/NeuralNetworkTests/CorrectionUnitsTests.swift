import Glibc
import Testing

@testable import NeuralNetwork

/// Units that answer to corrected images, alone and inside a network.
@Suite struct CorrectionUnitsTests {
    private let network: Network
    private let weights: [Tensor]

    init() throws {
        network = try .sequential("small", inputShape: [6, 6, 1]) {
            Conv2D(filters: 8, kernelSize: 3, activation: .relu)
            GlobalAveragePooling2D()
            Dense(units: 3, activation: .softmax)
        }
        weights = GradientCheck.weights(of: network)
    }

    private func image(_ seed: UInt64) -> [Float] { KernelData.random(36, seed: seed) }

    /// Probabilities and features of one image.
    private func output(
        _ network: Network, _ weights: [Tensor], _ image: [Float]
    ) throws -> (probabilities: [Float], features: [Float]) {
        let plan = try InferencePlan(network: network, weights: weights, batchSize: 1)
        _ = plan.images.update(from: image)
        plan.run(keepingFeatures: true)
        return (Array(plan.probabilities), Array(plan.features))
    }

    private func example(_ seed: UInt64) throws -> CorrectionFit.Example {
        let output = try output(network, weights, image(seed))
        return .init(features: output.features, logits: output.probabilities.map { log($0) })
    }

    private func best(_ values: [Float]) -> Int {
        values.indices.reduce(0) { values[$1] > values[$0] ? $1 : $0 }
    }

    /// The class that an image is farthest from, so that there is something to correct.
    private func worst(_ values: [Float]) -> Int {
        values.indices.reduce(0) { values[$1] < values[$0] ? $1 : $0 }
    }

    private func units(for seeds: [UInt64]) throws -> (CorrectionUnits, classes: [Int]) {
        let examples = try seeds.map(example)
        let roots = FeatureRoots(examples.map(\.features), isSigned: network.hasSignedFeatures)
        let classes = examples.map { worst($0.logits) }
        let fit = CorrectionFit(roots: roots)
        return (
            fit.units(
                for: zip(examples, classes).map {
                    .init(classIndex: $0.1, centers: [$0.0])
                }, classCount: 3), classes
        )
    }

    @Test func aUnitSaysOneOfItsOwnImageAndLessTheFartherAnotherLies() throws {
        let (units, _) = try units(for: [1])
        let own = try example(1).features
        #expect(abs(units.responses(to: own)[0] - 1) < 1e-4)
        let near = own.map { $0 * 1.01 }
        let response = units.responses(to: near)[0]
        #expect(response > 0.5 && response < 1)
        #expect(units.responses(to: own.map { $0 * 4 })[0] == 0)
    }

    @Test func correctedImagesBecomeRightAndOthersStayExactlyAsTheyAre() throws {
        let seeds: [UInt64] = [1, 2, 3, 4]
        let (units, classes) = try units(for: seeds)
        for (seed, label) in zip(seeds, classes) {
            let (probabilities, features) = try output(network, weights, image(seed))
            let after = try #require(
                units.adjusted(probabilities, features: features, temperature: 1))
            #expect(best(after) == label)
            #expect(best(probabilities) != label)
            #expect(abs(after.reduce(0, +) - 1) < 1e-5)
        }
        let far = try output(network, weights, image(1).map { $0 * 5 })
        #expect(units.adjusted(far.probabilities, features: far.features, temperature: 1) == nil)
    }

    @Test func aCorrectionThatIsRightAlreadyNeedsNoUnit() throws {
        let example = CorrectionFit.Example(features: [1, 2], logits: [5, 0, 0])
        let fit = CorrectionFit(roots: FeatureRoots([[1, 2]], isSigned: false))
        #expect(
            fit.units(for: [.init(classIndex: 0, centers: [example])], classCount: 3).count == 0)
        #expect(
            fit.units(for: [.init(classIndex: 1, centers: [example])], classCount: 3).count == 1)
    }

    @Test func aNetworkWithTheUnitsInsidePredictsAsTheUnitsBesideItDo() throws {
        // More than features, so that their memory is the smallest that could be handed on.
        let (units, classes) = try units(for: Array(1...12))
        let inside = try network.adding(units, to: weights)
        #expect(inside.network.correctionUnitCount == 12)
        #expect(inside.network.featureCount == network.featureCount)
        for seed in 1...6 as ClosedRange<UInt64> {
            let before = try output(network, weights, image(seed))
            let after = try output(inside.network, inside.weights, image(seed))
            #expect(KernelData.difference(before.features, after.features) == 0)
            let expected =
                units.adjusted(before.probabilities, features: before.features, temperature: 1)
                ?? before.probabilities
            #expect(KernelData.difference(after.probabilities, expected) < 1e-3)
        }
        #expect(
            best(try output(inside.network, inside.weights, image(1)).probabilities) == classes[0])
    }

    @Test func unitsOfALaterCorrectionStandBesideTheEarlierOnes() throws {
        let (first, classes) = try units(for: [1])
        let once = try network.adding(first, to: weights)
        let output = try output(once.network, once.weights, image(2))
        let logits = output.probabilities.map { log($0) }
        let roots = try #require(once.network.correctionRoots(in: once.weights))
        let label = worst(logits)
        let second = CorrectionFit(roots: roots).units(
            for: [
                .init(
                    classIndex: label, centers: [.init(features: output.features, logits: logits)])
            ], classCount: 3)
        let twice = try once.network.adding(second, to: once.weights)
        #expect(twice.network.correctionUnitCount == 2)
        #expect(
            best(try self.output(twice.network, twice.weights, image(1)).probabilities)
                == classes[0])
        #expect(
            best(try self.output(twice.network, twice.weights, image(2)).probabilities) == label)
    }

    @Test func aNewClassLeavesTheOthersInTheirProportions() throws {
        let (units, _) = try units(for: [1])
        let inside = try network.adding(units, to: weights)
        for (network, weights) in [(network, weights), inside] {
            let wide = try network.widened(to: 5, weights)
            #expect(wide.network.outputShape == [5])
            let before = try output(network, weights, image(1)).probabilities
            let after = try output(wide.network, wide.weights, image(1)).probabilities
            #expect(after[3] < 0.1 && after[4] < 0.1)
            let rest = after.prefix(3).reduce(0, +)
            #expect(KernelData.difference(after.prefix(3).map { $0 / rest }, before) < 1e-5)
        }
    }

    @Test func whetherFeaturesMayBeNegativeFollowsFromTheLayers() throws {
        #expect(try !Architecture.residual.network().hasSignedFeatures)
        #expect(try !Architecture.dense.network().hasSignedFeatures)
        // Normalised after the ReLU.
        #expect(try Architecture.slides.network().hasSignedFeatures)
    }

    @Test func rootsHaveTheSignOfTheirFeatureAndLieNearTheRoot() {
        let roots = FeatureRoots(featureCount: 1, scale: 0.5, isSigned: true)
        for feature: Float in [0.01, 0.1, 0.5, 2, 8] {
            let root = roots.root(feature)
            #expect(abs(root - feature.squareRoot()) < 0.2 * feature.squareRoot() + 0.05)
            #expect(roots.root(-feature) == -root)
        }
    }

    @Test func theLeastWeightsThatGiveAMarginShareItEvenly() {
        var problem = MarginProblem(units: 1, classes: 2)
        problem.add(responses: [0.5], logits: [3, 1], classIndex: 1, margin: 1)
        // 0.5 · (w₁ − w₀) = 3, and |w₀| = |w₁|.
        let weights = problem.solution()
        #expect(abs(weights[1] - 3) < 0.01 && abs(weights[0] + 3) < 0.01)
    }

    @Test func layersOfTheSameNamesThatAreWiredOtherwiseAreNoUnits() throws {
        let (units, _) = try units(for: [1])
        let inside = try network.adding(units, to: weights)
        #expect(inside.network.correctionLayers.count == 3)
        let nodes = inside.network.nodes.map { node in
            guard node.layer.name == "corrections_logits" else { return node }
            return Network.Node(
                layer: Dense(units: 3, activation: .relu, useBias: false, name: node.layer.name)
                    .layer, inputs: node.inputs)
        }
        let other = try Network(name: "other", inputShape: [6, 6, 1], nodes: nodes)
        #expect(other.correctionUnitCount == 0 && other.correctionLayers.isEmpty)
        #expect(throws: DesignError.self) { try other.adding(units, to: inside.weights) }
    }

    @Test func knotsThatAreNoneAreNotTaken() throws {
        let (units, _) = try units(for: [1])
        var inside = try network.adding(units, to: weights)
        #expect(inside.network.correctionRoots(in: inside.weights) == units.roots)
        for bias: Float in [.nan, 1, -.infinity] {
            let place = try #require(
                inside.weights.firstIndex { $0.name == "corrections_roots/bias" })
            inside.weights[place].values[3] = bias
            #expect(inside.network.correctionRoots(in: inside.weights) == nil)
            #expect(throws: DesignError.self) {
                try inside.network.adding(units, to: inside.weights)
            }
        }
    }
}
