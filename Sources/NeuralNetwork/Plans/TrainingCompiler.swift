/// Turns a network into the flat list of operations of a training plan.
struct TrainingCompiler {
    let wiring: Wiring
    let store: WeightStore
    let images: LayerOutput
    let batchSize: Int
    private(set) var operations: [(operation: any TrainingOperation, cut: BatchCut)] = []
    private(set) var activations: [String: LayerOutput] = [:]

    private let options: TrainingPlan.Options
    private let seed: UInt64
    private let threads: Int
    private let workers: [TrainingWorker]
    /// Layers that another one has taken into its operation.
    private var absorbed: Set<String> = []

    init(
        network: Network, batchSize: Int, options: TrainingPlan.Options, seed: UInt64, threads: Int
    ) throws {
        wiring = Wiring(network) { $0.trainable == nil }
        store = WeightStore(network: network, frozenLayers: options.frozenLayers)
        images = LayerOutput(
            batchSize: batchSize, imageCount: network.inputShape.reduce(1, *), hasGradient: false)
        activations[Network.inputName] = images
        (self.batchSize, self.options, self.seed, self.threads) = (
            batchSize, options, seed, threads
        )
        workers = try (0..<threads).map { _ in TrainingWorker(context: try PrimitiveContext()) }
        for node in wiring.nodes where !absorbed.contains(node.name) { try compile(node) }
        for worker in workers {
            worker.scratch.allocate()
            worker.spare.allocate()
        }
    }

    var forwardPasses: [TrainingPass] {
        TrainingPass.passes(of: operations.map { ($0.operation.forwardStages, $0.cut) })
    }

    var backwardPasses: [TrainingPass] {
        TrainingPass.passes(of: operations.reversed().map { ($0.operation.backwardStages, $0.cut) })
    }

    /// What the loss is taken of.
    var output: LayerOutput { activation(wiring.output) }

    private func activation(_ name: String) -> LayerOutput {
        guard let activation = activations[name] else {
            preconditionFailure("\(name) is read before it is computed")
        }
        return activation
    }

    private mutating func compile(_ node: Wiring.Node) throws {
        guard let layer = node.layer.trainable else { return }
        let readers = fusedReaders(of: node)
        let last = readers.last ?? node
        let output = makeOutput(of: node, shape: last.outputShape, name: last.name)
        for fused in [node] + readers { activations[fused.name] = output }
        absorbed.formUnion(readers.map(\.name))
        let site = site(of: node, output: output, fused: fused(readers))
        operations.append((try layer.trainingOperation(at: site), site.cut))
    }

    /// Of a layer's random numbers.
    func seed(of node: Wiring.Node) -> UInt64 {
        var random = SplitMix64(state: seed &+ UInt64(node.position))
        return random.next()
    }

    private func makeOutput(of node: Wiring.Node, shape: Shape, name: String) -> LayerOutput {
        let learns = store.weights(of: node.name).values.contains { $0.gradient != nil }
        let belowLearns = node.inputs.contains { activation($0).gradient != nil }
        return LayerOutput(
            batchSize: batchSize, imageCount: shape.reduce(1, *),
            hasGradient: learns || belowLearns || name == wiring.output)
    }

    private func site(
        of node: Wiring.Node, output: LayerOutput, fused: TrainingSite.Fused
    ) -> TrainingSite {
        // The backward pass meets the readers of a value last one first: that one writes the
        // gradient, the others add to it.
        let inputs = node.inputs.enumerated().map { place, name in
            TrainingInput(
                activation: activation(name),
                accumulates: wiring.readers(of: name).last?.name != node.name
                    || node.inputs.prefix(place).contains(name))
        }
        let activations = inputs.map(\.activation) + [output]
        let cut = BatchCut(
            batchSize: batchSize, largest: activations.map(\.imageCount).max() ?? 1)
        return TrainingSite(
            node: node, inputs: inputs, output: output, batchSize: batchSize, cut: cut,
            seed: seed(of: node), weights: store.weights(of: node.name), workers: workers,
            threads: threads,
            usesRunningStatistics: options.usesRunningStatistics
                || options.frozenLayers.contains(node.name),
            isSoleReader: wiring.soleReader(of: node.input) != nil,
            fused: fused)
    }
}
