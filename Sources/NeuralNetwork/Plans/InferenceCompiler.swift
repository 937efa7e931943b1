import CDNNL
import CKernels

/// Turns a network and its weights into the flat list of steps of an inference plan.
///
/// Batch normalisation disappears wherever it can: into the kernel before it, into the kernel after
/// it, or into the pass over memory that comes next. So do ReLU and the sums of residual blocks.
struct InferenceCompiler {
    /// In a structure: a bare closure taken out of an array is wrapped anew, which asks for memory.
    struct Step {
        let run: () -> Void
    }

    /// Memory of some layer's values, handed on when nobody needs them any more.
    final class Storage {
        let buffer: AlignedBuffer
        /// Readers that are not compiled yet.
        var readers = 0

        init(_ buffer: AlignedBuffer) { self.buffer = buffer }

        var start: UnsafeMutablePointer<Float> { buffer.start }
    }

    /// A layer's values: what lies in memory, then a normalisation that its readers apply.
    struct Value {
        let storage: Storage
        var pending: ChannelAffine?
    }

    let wiring: Wiring
    let batchSize: Int
    let images: Storage
    private(set) var steps: [Step] = []
    /// Nil for a network without a head.
    private(set) var features: FeatureTap?
    /// Threads that share the work on a single image.
    private let threads: Int
    /// One for each thread, as the scratch memories.
    private let contexts: [PrimitiveContext]
    private let scratches: [ScratchMemory]
    private var computations: [(computation: any Computation, thread: Int)] = []
    private var values: [String: Value] = [:]
    /// Layers that another one has taken into its step.
    private var absorbed: Set<String> = []
    private var free: [AlignedBuffer] = []
    private let weights: [String: [Float]]

    init(network: Network, weights: [Tensor], batchSize: Int, threads: Int = 1) throws {
        wiring = Wiring(network) { $0.passesThroughInference }
        self.batchSize = batchSize
        self.threads = threads
        contexts = try (0..<threads).map { _ in try PrimitiveContext() }
        scratches = (0..<threads).map { _ in ScratchMemory() }
        let named = zip(network.weightSpecs, weights).map { spec, tensor in
            ("\(spec.layer)/\(spec.weight.name)", tensor.values)
        }
        self.weights = Dictionary(uniqueKeysWithValues: named)
        images = Storage(AlignedBuffer(count: batchSize * network.inputShape.reduce(1, *)))
        // The caller's, never handed on: one reader more than there are.
        images.readers = 1
        define(Network.inputName, as: images)
        let head = network.head?.name
        for node in wiring.nodes where !absorbed.contains(node.name) {
            if node.name == head {
                features = FeatureTap(value(node.input), count: network.featureCount)
                // The tap's: what is computed after the head is not to take this memory.
                value(node.input).storage.readers += 1
            }
            try compile(node)
        }
        for scratch in scratches { scratch.allocate() }
        for (computation, thread) in computations {
            computation.bind(cdnnl_scratchpad, scratches[thread].start)
        }
    }

    /// What the softmax is taken of.
    var output: Storage { value(wiring.output).storage }

    private mutating func compile(_ node: Wiring.Node) throws {
        let shape = node.inputShapes[0]
        switch node.layer {
        case .conv2D(let layer):
            try multiply(
                node, activation: layer.activation, useBias: layer.useBias,
                layer.shares(input: shape, batchSize: batchSize, threads: threads))
        case .dense(let layer):
            try multiply(
                node, activation: layer.activation, useBias: layer.useBias,
                layer.shares(features: shape[0], batchSize: batchSize, threads: threads))
        case .batchNormalization(let layer): normalize(node, layer)
        case .reLU: scaleShift(node, input: value(node.input), relu: true)
        case .maxPooling2D(let layer):
            maxPool(node, layer.geometry(input: shape, batchSize: batchSize))
        case .averagePooling2D(let layer):
            averagePool(node, layer.geometry(input: shape, batchSize: batchSize))
        case .globalAveragePooling2D(let layer):
            averagePool(node, layer.geometry(input: shape, batchSize: batchSize))
        case .add: add(node)
        case .zeroPadding2D(let layer):
            zeroPad(node, layer.border(input: shape, batchSize: batchSize))
        case .flatten, .dropout, .softmax: break
        }
        for input in Set(node.inputs) { release(input) }
    }
}

// MARK: - What the layers' steps are made with

extension InferenceCompiler {
    func value(_ name: String) -> Value {
        guard let value = values[name] else {
            preconditionFailure("\(name) is read before it is computed")
        }
        return value
    }

    func weight(_ layer: String, _ name: String) -> [Float] {
        guard let values = weights["\(layer)/\(name)"] else {
            preconditionFailure("\(layer) has no weight \(name)")
        }
        return values
    }

    func affine(_ name: String, _ layer: BatchNormalization) -> ChannelAffine {
        layer.affine(
            gamma: weight(name, "gamma"), beta: weight(name, "beta"),
            mean: weight(name, "moving_mean"), variance: weight(name, "moving_variance"))
    }

    /// The values of `name` are in `storage` once the steps so far have run.
    mutating func define(_ name: String, as storage: Storage, pending: ChannelAffine? = nil) {
        storage.readers += wiring.readers(of: name).count + (name == wiring.output ? 1 : 0)
        values[name] = Value(storage: storage, pending: pending)
    }

    /// Defines the values of a node in memory that nobody needs any more.
    mutating func newStorage(for node: Wiring.Node) -> Storage {
        let count = batchSize * node.outputShape.reduce(1, *)
        let fitting = free.indices.filter { free[$0].floats.count >= count }
        let best = fitting.min { free[$0].floats.count < free[$1].floats.count }
        return Storage(best.map { free.remove(at: $0) } ?? AlignedBuffer(count: count))
    }

    /// One reader of `name` is compiled.
    mutating func release(_ name: String) {
        let storage = value(name).storage
        storage.readers -= 1
        if storage.readers == 0 { free.append(storage.buffer) }
    }

    /// `name`'s values may be overwritten by the one reader it still has.
    func canOverwrite(_ name: String) -> Bool {
        guard let value = values[name] else { return false }
        return value.storage.readers == 1 && value.pending == nil
    }

    mutating func absorb(_ node: Wiring.Node) {
        absorbed.insert(node.name)
    }

    mutating func append(_ step: @escaping () -> Void) {
        steps.append(Step(run: step))
    }

    mutating func makeComputation(
        _ thread: Int, _ make: (PrimitiveContext) throws -> any Computation
    ) throws -> any Computation {
        let computation = try make(contexts[thread])
        scratches[thread].reserve(computation.scratchFloats)
        computations.append((computation, thread))
        return computation
    }
}

extension Layer {
    /// Whether there is nothing to compute at prediction, or the softmax, which the plan takes.
    fileprivate var passesThroughInference: Bool {
        switch self {
        case .flatten, .dropout, .softmax: true
        default: false
        }
    }
}
