/// A network compiled for prediction at one batch size: batch normalisation folded, buffers and
/// primitives made once; a run allocates nothing.
///
/// Not `Sendable`: use it from one thread, because OpenMP keeps a pool for each calling thread.
public final class InferencePlan {
    /// Number of images a run takes.
    public let batchSize: Int
    /// `[batch, height, width, channels]`, already scaled.
    public let images: UnsafeMutableBufferPointer<Float>
    /// `[batch, classes]`, each row sums to 1; valid until the next run.
    public let probabilities: UnsafeMutableBufferPointer<Float>

    /// Compiles the network.
    ///
    /// - Parameters:
    ///   - weights: In the order of `network.weightSpecs`.
    ///   - temperature: Divides the logits before the softmax (Guo et al. 2017); above 0.
    ///   - threads: OpenMP threads a run uses, 1….
    /// - Throws: `DesignError` if the weights do not fit, `EngineError` from oneDNN.
    public init(
        network: Network, weights: [Tensor], batchSize: Int, temperature: Float = 1,
        threads: Int = 1
    ) throws {
        fatalError("not built yet")
    }

    /// Reads `images`, writes `probabilities`.
    public func run() {
        fatalError("not built yet")
    }
}
