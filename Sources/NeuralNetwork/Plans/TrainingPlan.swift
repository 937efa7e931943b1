import CKernels

/// A network compiled for training at one batch size: buffers and primitives made once; a step
/// allocates nothing.
///
/// Not `Sendable`: use it from one thread, because each calling thread has helpers of its own.
public final class TrainingPlan {
    /// Which parts of the network a plan leaves as they are.
    public struct Options: Hashable, Sendable {
        /// Layers whose weights get no gradient; normalisation among them keeps to its running
        /// statistics, as in Keras.
        public var frozenLayers: Set<String> = []
        /// Whether batch normalisation uses its running statistics and leaves them unchanged.
        public var usesRunningStatistics = false

        /// Everything learns.
        public init() {}
    }

    /// Where one trainable array lies in `parameters` and `gradients`.
    public struct ParameterRange: Hashable, Sendable {
        /// `layer/weight`.
        public let name: String
        /// Indices in the flat buffers.
        public let range: Range<Int>
        /// Whether weight decay applies.
        public let decays: Bool
        /// Filters or units of a hidden layer's kernel, its last axis; nil for all else.
        public var columns: Int?
    }

    /// The loss and the number of correct predictions of one batch.
    public struct BatchResult: Hashable, Sendable {
        /// Mean softmax cross-entropy over the batch.
        public var loss: Float
        /// How many predictions have the greatest target as their greatest probability.
        public var correct: Int
    }

    /// Number of images a step takes.
    public let batchSize: Int
    /// `[batch, height, width, channels]`, already scaled; filled by the caller.
    public let images: UnsafeMutableBufferPointer<Float>
    /// `[batch, classes]`: target distributions; filled by the caller. A row that sums to w weighs w.
    public let targets: UnsafeMutableBufferPointer<Float>
    /// All trainable weights that are not frozen, one flat buffer; the optimiser changes it in place.
    public let parameters: UnsafeMutableBufferPointer<Float>
    /// The gradient of the mean loss, laid out as `parameters`; written by `step`.
    public let gradients: UnsafeMutableBufferPointer<Float>
    /// What the optimiser leaves alone: running statistics and frozen weights, one flat buffer;
    /// `step` moves the statistics.
    public let state: UnsafeMutableBufferPointer<Float>
    /// What lies where in `parameters`.
    public let parameterRanges: [ParameterRange]

    private let classes: Int
    private let threads: Int
    private let targetBuffer: AlignedBuffer
    private let compiled: TrainingCompiler
    private let forwardPasses, backwardPasses: [TrainingPass]
    /// What the softmax is taken of.
    let output: LayerOutput

    /// Compiles the network.
    ///
    /// - Parameters:
    ///   - weights: In the order of `network.weightSpecs`.
    ///   - seed: Of the dropout masks, together with the step's number.
    ///   - threads: Threads a step uses, 1….
    /// - Throws: `DesignError` if the weights do not fit, `EngineError` from oneDNN.
    public init(
        network: Network, weights: [Tensor], batchSize: Int, options: Options = Options(),
        seed: UInt64 = 0, threads: Int = 2
    ) throws {
        precondition(batchSize >= 1, "batch size \(batchSize), expected at least 1")
        precondition(threads >= 1, "\(threads) threads, expected at least 1")
        try network.requireClassifier()
        try network.check(weights: weights)
        compiled = try TrainingCompiler(
            network: network, batchSize: batchSize, options: options, seed: seed, threads: threads)
        output = compiled.output
        (forwardPasses, backwardPasses) = (compiled.forwardPasses, compiled.backwardPasses)
        try compiled.store.set(weights)
        self.batchSize = batchSize
        self.threads = threads
        images = UnsafeMutableBufferPointer(
            start: compiled.images.values, count: compiled.images.count)
        classes = network.outputShape[0]
        targetBuffer = AlignedBuffer(count: batchSize * classes)
        targets = targetBuffer.floats
        parameters = compiled.store.parameters.floats
        gradients = compiled.store.gradients.floats
        state = compiled.store.state.floats
        parameterRanges = compiled.store.ranges
    }

    /// Forward and backward pass over `images` and `targets`; fills `gradients` and moves the
    /// running statistics.
    ///
    /// - Parameter number: Counts the steps of the run; seeds the dropout masks.
    public func step(_ number: UInt64) -> BatchResult {
        kernels_set_threads(Int32(threads))
        for pass in forwardPasses { pass.run(step: number) }
        var correct: Int32 = 0
        let loss = kernels_softmax_loss(
            output.values, targetBuffer.start, output.gradient, batchSize, classes, &correct)
        for pass in backwardPasses { pass.run(step: number) }
        return BatchResult(loss: loss, correct: Int(correct))
    }

    /// A copy of all weights, running statistics included, in the order of `network.weightSpecs`.
    public func weights() -> [Tensor] { compiled.store.tensors() }

    /// Replaces all weights.
    ///
    /// - Throws: `DesignError` if they do not fit.
    public func setWeights(_ weights: [Tensor]) throws {
        try compiled.store.set(weights)
    }
}

extension Network {
    /// Plans end in a softmax over classes.
    func requireClassifier() throws {
        let last = nodes[nodes.count - 1].layer
        guard outputShape.count == 1, last.isSoftmax else {
            throw DesignError.wiring(
                layer: last.name, problem: "is the last layer, but does not end in a softmax")
        }
    }
}
