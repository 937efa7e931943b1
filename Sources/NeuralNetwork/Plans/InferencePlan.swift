import CKernels

/// A network compiled for prediction at one batch size: batch normalisation folded, buffers and
/// primitives made once; a run allocates nothing.
///
/// A batch runs in rounds of a few images, which leave the layers' values in a core's cache. Threads
/// take rounds as they come free.
///
/// Not `Sendable`: use it from one thread at a time.
public final class InferencePlan {
    /// Number of images a run takes.
    public let batchSize: Int
    /// `[batch, height, width, channels]`, already scaled.
    public let images: UnsafeMutableBufferPointer<Float>
    /// `[batch, classes]`, each row sums to 1; valid until the next run.
    public let probabilities: UnsafeMutableBufferPointer<Float>
    /// `[batch, features]`: what the network's head read in the last run that kept them. Empty for a
    /// network without a head.
    public let features: UnsafeMutableBufferPointer<Float>

    private let temperature: Float
    private let threads: Int
    private let classes: Int
    private let output: AlignedBuffer
    private let featureOutput: AlignedBuffer
    private var keepsFeatures = false
    /// One for each thread that takes rounds.
    private let workers: [InferenceCompiler]
    /// Images at once.
    private let round: Int
    /// Where the caller puts the images of all rounds; nil where one is enough.
    private let waiting: AlignedBuffer?
    /// Bytes of a round's largest layer; about what a core's cache keeps beside the weights.
    private static let bytesInRound = 1_150_000

    /// Compiles the network.
    ///
    /// - Parameters:
    ///   - weights: In the order of `network.weightSpecs`.
    ///   - temperature: Divides the logits before the softmax (Guo et al. 2017); above 0.
    ///   - threads: Threads that take rounds, 1…, or share the layers of a single image.
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
        let largest = network.outputShapes.map { $0.reduce(1, *) }.max() ?? 1
        let most = max(1, Self.bytesInRound / (largest * MemoryLayout<Float>.stride))
        let rounds = max((batchSize + most - 1) / most, min(threads, batchSize))
        let round = (batchSize + rounds - 1) / rounds
        kernels_set_threads(1)
        workers = try (0..<(rounds == 1 ? 1 : threads)).map { _ in
            try InferenceCompiler(
                network: network, weights: weights, batchSize: round,
                threads: batchSize == 1 ? threads : 1)
        }
        self.round = round
        (self.batchSize, self.temperature, self.threads) = (batchSize, temperature, threads)
        classes = network.outputShape[0]
        output = AlignedBuffer(count: batchSize * classes)
        let imageSize = network.inputShape.reduce(1, *)
        waiting = rounds == 1 ? nil : AlignedBuffer(count: batchSize * imageSize)
        images = UnsafeMutableBufferPointer(
            start: waiting?.start ?? workers[0].images.start, count: batchSize * imageSize)
        probabilities = output.floats
        featureOutput = AlignedBuffer(count: batchSize * network.featureCount)
        features = featureOutput.floats
    }

    /// Reads `images`, writes `probabilities`.
    public func run() { run(keepingFeatures: false) }

    /// Reads `images`, writes `probabilities`.
    ///
    /// - Parameter keepingFeatures: Whether to write `features` as well, which costs a copy.
    public func run(keepingFeatures: Bool) {
        keepsFeatures = keepingFeatures
        kernels_set_threads(Int32(threads))
        guard waiting != nil else { return predict(first: 0, on: workers[0]) }
        run(tasks: (batchSize + round - 1) / round)
    }

    private func predict(first: Int, on worker: InferenceCompiler) {
        let count = min(round, batchSize - first)
        if let waiting {
            let imageSize = images.count / batchSize
            worker.images.start.update(
                from: waiting.start + first * imageSize, count: count * imageSize)
        }
        for step in worker.steps { step.run() }
        kernels_softmax(
            worker.output.start, output.start + first * classes, count, classes, temperature)
        if keepsFeatures, let tap = worker.features {
            tap.copy(images: count, to: featureOutput.start + first * tap.count)
        }
    }
}

extension InferencePlan: TaskRunner {
    func run(task: Int, worker: Int) { predict(first: task * round, on: workers[worker]) }
}
