/// A network compiled for training at one batch size: buffers and primitives made once; a step
/// allocates nothing.
///
/// Not `Sendable`: use it from one thread, because OpenMP keeps a pool for each calling thread.
public final class TrainingPlan {
    /// Which parts of the network a plan leaves as they are.
    public struct Options: Hashable, Sendable {
        /// Layers whose weights get no gradient.
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
    /// What lies where in `parameters`.
    public let parameterRanges: [ParameterRange]

    /// Compiles the network.
    ///
    /// - Parameters:
    ///   - weights: In the order of `network.weightSpecs`.
    ///   - seed: Of the dropout masks, together with the step's number.
    ///   - threads: OpenMP threads a step uses, 1….
    /// - Throws: `DesignError` if the weights do not fit, `EngineError` from oneDNN.
    public init(
        network: Network, weights: [Tensor], batchSize: Int, options: Options = Options(),
        seed: UInt64 = 0, threads: Int = 2
    ) throws {
        fatalError("not built yet")
    }

    /// Forward and backward pass over `images` and `targets`; fills `gradients` and moves the
    /// running statistics.
    ///
    /// - Parameter number: Counts the steps of the run; seeds the dropout masks.
    public func step(_ number: UInt64) -> BatchResult {
        fatalError("not built yet")
    }

    /// A copy of all weights, running statistics included, in the order of `network.weightSpecs`.
    public func weights() -> [Tensor] {
        fatalError("not built yet")
    }

    /// Replaces all weights.
    ///
    /// - Throws: `DesignError` if they do not fit.
    public func setWeights(_ weights: [Tensor]) throws {
        fatalError("not built yet")
    }
}
