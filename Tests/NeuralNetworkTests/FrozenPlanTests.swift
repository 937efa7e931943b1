import NeuralNetwork
import Testing

@Suite struct FrozenPlanTests {
    private let network: Network
    private let weights: [Tensor]

    init() throws {
        network = try Network.sequential("frozen", inputShape: [6, 6, 1]) {
            Conv2D(filters: 4, kernelSize: 3, activation: .relu)
            Conv2D(filters: 5, kernelSize: 3, activation: .relu)
            BatchNormalization()
            Flatten()
            Dense(units: 3, activation: .softmax)
        }
        weights = GradientCheck.weights(of: network)
    }

    private func stepped(_ options: TrainingPlan.Options) throws -> TrainingPlan {
        let plan = try TrainingPlan(
            network: network, weights: weights, batchSize: 2, options: options, threads: 1)
        for index in plan.images.indices { plan.images[index] = Float(index % 11) / 11 }
        for index in plan.targets.indices { plan.targets[index] = index % 4 == 0 ? 1 : 0 }
        _ = plan.step(0)
        return plan
    }

    @Test func frozenLayersAreNotAmongTheParameters() throws {
        var options = TrainingPlan.Options()
        options.frozenLayers = ["conv2d"]
        let (whole, frozen) = (try stepped(.init()), try stepped(options))
        #expect(!frozen.parameterRanges.contains { $0.name.hasPrefix("conv2d/") })
        #expect(frozen.parameterRanges.count == whole.parameterRanges.count - 2)
        for range in frozen.parameterRanges {
            let same = try #require(whole.parameterRanges.first { $0.name == range.name })
            #expect(Array(frozen.gradients[range.range]) == Array(whole.gradients[same.range]))
        }
        #expect(frozen.weights()[0] == weights[0])
    }

    @Test func onlyTheLastLayerLearns() throws {
        var options = TrainingPlan.Options()
        options.frozenLayers = ["conv2d", "conv2d_1", "batch_normalization"]
        let plan = try stepped(options)
        #expect(plan.parameterRanges.map(\.name) == ["dense/kernel", "dense/bias"])
        #expect(plan.parameterRanges.map(\.decays) == [true, false])
        #expect(plan.gradients.contains { $0 != 0 })
        // Frozen normalisation keeps its running statistics too.
        #expect(plan.weights() == weights)
    }

    @Test func runningStatisticsMoveUnlessTheyAreUsed() throws {
        let moving = { (plan: TrainingPlan) in
            plan.weights().filter { $0.name.contains("moving") }
        }
        let before = weights.filter { $0.name.contains("moving") }
        var options = TrainingPlan.Options()
        options.usesRunningStatistics = true
        #expect(try moving(stepped(options)) == before)
        #expect(try moving(stepped(.init())) != before)
    }

    @Test func weightsCanBeReplaced() throws {
        let plan = try stepped(.init())
        let others = network.initialWeights(seed: 9)
        try plan.setWeights(others)
        #expect(plan.weights() == others)
        #expect(throws: DesignError.self) { try plan.setWeights(Array(others.dropLast())) }
        #expect(plan.weights() == others)
    }

    @Test func networksThatDoNotEndInASoftmaxAreRefused() throws {
        let open = try Network.sequential("open", inputShape: [4, 4, 1]) {
            Flatten()
            Dense(units: 3)
        }
        #expect(throws: DesignError.self) {
            try TrainingPlan(
                network: open, weights: open.initialWeights(seed: 1), batchSize: 1, threads: 1)
        }
    }
}
