import CKernels

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

    private let classes: Int
    private let temperature: Float
    private let threads: Int
    private let compiled: InferenceCompiler
    private let output: AlignedBuffer
    /// The images of one round are run together: as many as leave the layers' values in the cache.
    private let round: Int
    /// Where the caller puts the images of all rounds; nil where one is enough.
    private let waiting: AlignedBuffer?
    /// Bytes of a round's largest layer; about what two cores' caches keep beside the weights.
    private static let bytesInRound = 2_300_000

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
        precondition(batchSize >= 1, "batch size \(batchSize), expected at least 1")
        precondition(threads >= 1, "\(threads) threads, expected at least 1")
        precondition(temperature > 0, "temperature \(temperature), expected above 0")
        try network.requireClassifier()
        try network.check(weights: weights)
        // oneDNN chooses its algorithms for the number of threads at creation.
        kernels_set_threads(Int32(threads))
        let largest = network.outputShapes.map { $0.reduce(1, *) }.max() ?? 1
        let most = max(1, Self.bytesInRound / (largest * MemoryLayout<Float>.stride))
        let rounds = (batchSize + most - 1) / most
        round = (batchSize + rounds - 1) / rounds
        compiled = try InferenceCompiler(network: network, weights: weights, batchSize: round)
        (self.batchSize, self.temperature, self.threads) = (batchSize, temperature, threads)
        classes = network.outputShape[0]
        output = AlignedBuffer(count: batchSize * classes)
        let imageSize = network.inputShape.reduce(1, *)
        waiting = rounds == 1 ? nil : AlignedBuffer(count: batchSize * imageSize)
        images = UnsafeMutableBufferPointer(
            start: waiting?.start ?? compiled.images.start, count: batchSize * imageSize)
        probabilities = output.floats
    }

    /// Reads `images`, writes `probabilities`.
    public func run() {
        kernels_set_threads(Int32(threads))
        let imageSize = images.count / batchSize
        for first in stride(from: 0, to: batchSize, by: round) {
            let count = min(round, batchSize - first)
            if let waiting {
                compiled.images.start.update(
                    from: waiting.start + first * imageSize, count: count * imageSize)
            }
            for step in compiled.steps { step.run() }
            kernels_softmax(
                compiled.output.start, output.start + first * classes, count, classes, temperature)
        }
    }
}
