import CDNNL

/// Convolutions and dense layers, with the layers after them that the primitive can take in.
extension InferenceCompiler {
    /// What follows a kernel, up to where its values are next stored.
    private struct Chain {
        var last: Wiring.Node
        var normalization: ChannelAffine?
        /// Whose values are added to the sums, in their memory.
        var addend: String?
        var relu: Bool
    }

    mutating func multiply(
        _ node: Wiring.Node, activation: Activation, useBias: Bool, _ shares: [KernelShare]
    ) throws {
        let input = value(node.input)
        let outputs = node.outputShape[node.outputShape.count - 1]
        var folded = FoldedKernel(
            kernel: weight(node.name, "kernel"),
            bias: useBias ? weight(node.name, "bias") : Array(repeating: 0, count: outputs))
        if let pending = input.pending { folded.fold(before: pending) }
        var chain = takeChain(after: node, isRectified: activation == .relu)
        if let normalization = chain.normalization { folded.fold(after: normalization) }

        let pooling = takePooling(into: &chain, shares)
        let storage = chain.addend.map { value($0).storage } ?? newStorage(for: chain.last)
        let fusion = Primitive.Fusion(
            bias: true, accumulate: chain.addend != nil, relu: chain.relu)
        let computations = try shares.enumerated().map { thread, share in
            let computation = try makeComputation(thread) { try share.make($0, fusion) }
            computation.bind(
                cdnnl_weights, keeping: AlignedBuffer(folded.kernel(of: share.units)))
            computation.bind(
                cdnnl_bias, keeping: AlignedBuffer(Array(folded.bias[share.units])))
            computation.bind(cdnnl_source, input.storage.start + share.source)
            computation.bind(cdnnl_destination, storage.start + share.destination)
            if let pooling {
                (computation as? WinogradConvolution)?.pool(after: pooling.normalization)
            }
            computation.pack()
            return computation
        }
        if computations.count == 1 {
            append(computations[0].run)
        } else {
            let runner = ClosureRunner { computations[$0].run() }
            append { runner.run(tasks: computations.count) }
        }
        define(chain.last.name, as: storage)
        if let addend = chain.addend { release(addend) }
    }

    private mutating func takeChain(after node: Wiring.Node, isRectified: Bool) -> Chain {
        var chain = Chain(last: node, relu: isRectified)
        if !chain.relu, let next = wiring.soleReader(of: node.name),
            case .batchNormalization(let layer) = next.layer
        {
            chain.normalization = affine(next.name, layer)
            take(next, into: &chain)
        }
        takeReLU(into: &chain)
        if !chain.relu, let next = wiring.soleReader(of: chain.last.name),
            case .add = next.layer, next.inputs.count == 2,
            let addend = next.inputs.first(where: { $0 != chain.last.name }),
            addend != node.input, canOverwrite(addend)
        {
            chain.addend = addend
            take(next, into: &chain)
            takeReLU(into: &chain)
        }
        return chain
    }

    /// What comes before the maxima.
    private struct Pooling {
        let normalization: ChannelAffine?
    }

    /// Maxima over 2×2, with a normalisation before them, if the kernel can take them in.
    private mutating func takePooling(
        into chain: inout Chain, _ shares: [KernelShare]
    ) -> Pooling? {
        // Windows may lie across two bands of rows.
        guard chain.addend == nil, shares.count == 1, shares[0].canPool,
            var next = wiring.soleReader(of: chain.last.name)
        else { return nil }
        var taken: [Wiring.Node] = []
        var normalization: ChannelAffine?
        if case .batchNormalization(let layer) = next.layer {
            normalization = affine(next.name, layer)
            taken.append(next)
            guard let reader = wiring.soleReader(of: next.name) else { return nil }
            next = reader
        }
        guard case .maxPooling2D(let layer) = next.layer, layer.poolSize == 2, layer.strides == 2,
            layer.padding == .valid
        else { return nil }
        for node in taken + [next] { take(node, into: &chain) }
        return Pooling(normalization: normalization)
    }

    private mutating func takeReLU(into chain: inout Chain) {
        if !chain.relu, let next = wiring.soleReader(of: chain.last.name), case .reLU = next.layer {
            chain.relu = true
            take(next, into: &chain)
        }
    }

    private mutating func take(_ node: Wiring.Node, into chain: inout Chain) {
        absorb(node)
        chain.last = node
    }
}
