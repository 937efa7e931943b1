import CDNNL

/// The convolutions and matrix products of a network alone, on one thread, each on memory of its own:
/// what the compute library takes where nothing is fused and no multiplication saved.
final class BarePrimitives {
    private var primitives: [Primitive] = []
    private var buffers: [AlignedBuffer] = []
    private let context: PrimitiveContext
    private let scratch = ScratchMemory()

    /// - Parameter trains: Whether the gradients are computed too; that of the image is not.
    /// - Throws: `DesignError`, `EngineError` from oneDNN.
    init(network: Network, batchSize: Int, trains: Bool) throws {
        context = try PrimitiveContext()
        for node in Wiring(network, passesThrough: { $0.trainable == nil }).nodes {
            switch node.layer {
            case .conv2D(let layer):
                let geometry = try layer.geometry(
                    input: node.inputShapes[0], batchSize: batchSize)
                try add(node, batchSize, useBias: layer.useBias, trains: trains) {
                    try Primitive(context, convolution: geometry, pass: $0, fusion: $1)
                }
            case .dense(let layer):
                let geometry = layer.geometry(
                    features: node.inputShapes[0][0], batchSize: batchSize)
                try add(node, batchSize, useBias: layer.useBias, trains: trains) {
                    try Primitive(context, product: geometry, pass: $0, fusion: $1)
                }
            default: break
            }
        }
        for primitive in primitives { scratch.reserve(primitive.scratchFloats) }
        scratch.allocate()
        for primitive in primitives {
            primitive.bind(cdnnl_scratchpad, scratch.start)
            primitive.pack()
        }
    }

    func run() {
        for primitive in primitives { primitive.run() }
    }

    private func add(
        _ node: Wiring.Node, _ batchSize: Int, useBias: Bool, trains: Bool,
        make: (cdnnl_pass, Primitive.Fusion) throws -> Primitive
    ) throws {
        let weights = try node.layer.spec.weightSpecs(for: node.inputShapes)
        let memory: [(role: cdnnl_role, buffer: AlignedBuffer)] = [
            (cdnnl_source, buffer(batchSize * node.inputShapes[0].reduce(1, *))),
            (cdnnl_destination, buffer(batchSize * node.outputShape.reduce(1, *))),
            (cdnnl_weights, buffer(weights[0].count)),
            (cdnnl_bias, buffer(node.outputShape[node.outputShape.count - 1])),
        ]
        for pass in Self.passes(of: node, trains: trains) {
            let bias = useBias && pass != cdnnl_backward_data
            let primitive = try make(pass, Primitive.Fusion(bias: bias))
            for (role, buffer) in memory { primitive.bind(role, buffer.start) }
            primitives.append(primitive)
        }
    }

    private static func passes(of node: Wiring.Node, trains: Bool) -> [cdnnl_pass] {
        guard trains else { return [cdnnl_inference] }
        let passes = [cdnnl_training, cdnnl_backward_weights]
        return node.input == Network.inputName ? passes : passes + [cdnnl_backward_data]
    }

    private func buffer(_ count: Int) -> AlignedBuffer {
        let buffer = AlignedBuffer(count: count)
        buffers.append(buffer)
        return buffer
    }
}
