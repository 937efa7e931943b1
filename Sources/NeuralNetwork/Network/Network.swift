/// A network: layers in an order in which each stands after its inputs. A value; no tensors.
public struct Network: Codable, Hashable, Sendable {
    /// One layer and where its inputs come from.
    public struct Node: Codable, Hashable, Sendable {
        /// The layer, named.
        public var layer: Layer
        /// Names of earlier layers; `Network.inputName` is the network's input.
        public var inputs: [String]

        /// A layer after others.
        public init(layer: Layer, inputs: [String]) {
            self.layer = layer
            self.inputs = inputs
        }
    }

    /// Names the network's input in `Node.inputs`.
    public static let inputName = "image"

    /// The architecture's name, for example `slides`.
    public let name: String
    /// `[height, width, channels]`.
    public let inputShape: Shape
    /// In Keras's order, in which each layer stands after its inputs; the last one is the output.
    public let nodes: [Node]
    /// The output shape of each node.
    public let outputShapes: [Shape]

    /// Checks the wiring, infers all shapes and puts the layers in Keras's order.
    ///
    /// - Parameter nodes: Each after its inputs, the output last.
    /// - Throws: `DesignError` naming the layer at fault.
    public init(name: String, inputShape: Shape, nodes: [Node]) throws {
        guard inputShape.count == 3, inputShape.allSatisfy({ (1...4096).contains($0) }) else {
            throw DesignError.unsuitableInput(
                layer: Self.inputName, expected: "an image [height, width, channels]",
                found: [inputShape])
        }
        guard !nodes.isEmpty else {
            throw DesignError.wiring(layer: name, problem: "has no layers")
        }
        self.name = name
        self.inputShape = inputShape
        _ = try Self.inferShapes(inputShape: inputShape, nodes: nodes)
        self.nodes = try Self.kerasOrder(of: nodes)
        outputShapes = try Self.inferShapes(inputShape: inputShape, nodes: self.nodes)
    }

    /// The shape of the output, `[classes]` for a classifier.
    public var outputShape: Shape { outputShapes[outputShapes.count - 1] }

    /// The shapes of the inputs of each node.
    public var inputShapes: [[Shape]] {
        var known = [Self.inputName: inputShape]
        return zip(nodes, outputShapes).map { node, output in
            known[node.layer.name] = output
            return node.inputs.compactMap { known[$0] }
        }
    }

    /// All weights in the order of Keras's `get_weights()`, each with its layer's name.
    public var weightSpecs: [(layer: String, weight: WeightSpec)] {
        zip(nodes, inputShapes).flatMap { node, inputs in
            ((try? node.layer.spec.weightSpecs(for: inputs)) ?? []).map { (node.layer.name, $0) }
        }
    }

    /// Number of values in all weights.
    public var parameterCount: Int { weightSpecs.reduce(0) { $0 + $1.weight.count } }

    /// Number of values that training changes: running statistics do not count.
    public var trainableParameterCount: Int {
        weightSpecs.filter(\.weight.isTrainable).reduce(0) { $0 + $1.weight.count }
    }

    /// Multiply-accumulate operations of one forward pass for one sample.
    public var multiplyAdds: Int {
        zip(nodes, inputShapes).reduce(0) { sum, pair in
            sum + ((try? pair.0.layer.spec.multiplyAdds(for: pair.1)) ?? 0)
        }
    }

    private static let maximumOutputs = 1 << 24
    private static let maximumWeights = 1 << 26

    /// A design may come from a hostile file: no product of sizes may overflow.
    private static func checkSize(of shape: Shape, layer: String, limit: Int) throws {
        var count = 1
        for size in shape {
            let (product, overflows) = count.multipliedReportingOverflow(by: size)
            guard !overflows, product <= limit else {
                throw DesignError.tooLarge(layer: layer, shape: shape, limit: limit)
            }
            count = product
        }
    }

    private static func inferShapes(inputShape: Shape, nodes: [Node]) throws -> [Shape] {
        var known = [inputName: inputShape]
        return try nodes.enumerated().map { position, node in
            let name = node.layer.name
            guard known[name] == nil, !name.isEmpty else {
                throw DesignError.wiring(layer: name, problem: "has no name of its own")
            }
            let inputs = try node.inputs.map { input in
                guard let shape = known[input] else {
                    throw DesignError.wiring(
                        layer: name, problem: "takes “\(input)”, which does not stand before it")
                }
                return shape
            }
            if node.layer.isSoftmax && position != nodes.count - 1 {
                throw DesignError.wiring(
                    layer: name, problem: "has softmax, which only the last layer can have")
            }
            let output = try node.layer.spec.outputShape(for: inputs)
            try checkSize(of: output, layer: name, limit: maximumOutputs)
            for weight in try node.layer.spec.weightSpecs(for: inputs) {
                try checkSize(of: weight.shape, layer: name, limit: maximumWeights)
            }
            known[name] = output
            return output
        }
    }
}

extension Layer {
    /// Whether the layer's output is a softmax.
    public var isSoftmax: Bool {
        switch self {
        case .softmax: true
        case .dense(let dense): dense.activation == .softmax
        default: false
        }
    }
}
