import NeuralNetwork

extension Network {
    /// The same network without dropout, with the same weights: a fine-tune that holds on to the
    /// model's own outputs must not disturb them at random.
    ///
    /// - Throws: `DesignError`, which a network that could be built does not give.
    func withoutDropout() throws -> Network {
        var source: [String: String] = [:]
        var kept: [Node] = []
        for var node in nodes {
            node.inputs = node.inputs.map { source[$0] ?? $0 }
            if case .dropout = node.layer {
                source[node.layer.name] = node.inputs[0]
            } else {
                kept.append(node)
            }
        }
        return try Network(name: name, inputShape: inputShape, nodes: kept)
    }

    /// The layers with weights before the last convolution, in order.
    var layersBeforeLastBlock: Set<String> {
        let last = nodes.lastIndex { node in
            if case .conv2D = node.layer { true } else { false }
        }
        let withWeights = Set(weightSpecs.map(\.layer))
        return withWeights.intersection(nodes.prefix(last ?? 0).map(\.layer.name))
    }
}
