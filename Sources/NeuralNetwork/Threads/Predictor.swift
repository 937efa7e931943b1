/// A network with its weights, ready to predict; works on `EngineThread.inference`.
///
/// One image runs on one thread, at once. Many run in batches on two threads, and single images
/// asked for meanwhile slip in between the batches.
public actor Predictor {
    /// Runs on the thread for inference.
    public nonisolated var unownedExecutor: UnownedSerialExecutor {
        EngineThread.inference.asUnownedSerialExecutor()
    }

    /// `height × width × channels`.
    public nonisolated let imageSize: Int
    /// Number of probabilities for each image.
    public nonisolated let classes: Int

    /// Large enough for full speed, small enough for a waiting single image.
    private static let batchSize = 50

    private let network: Network
    private let weights: [Tensor]
    private let temperature: Float
    private var single: InferencePlan?
    private var batch: InferencePlan?

    /// Compiles the network for single images.
    ///
    /// - Parameters:
    ///   - weights: In the order of `network.weightSpecs`.
    ///   - temperature: Divides the logits before the softmax; above 0.
    /// - Throws: `DesignError` if the weights do not fit, `EngineError` from oneDNN.
    public init(network: Network, weights: [Tensor], temperature: Float = 1) async throws {
        (self.network, self.weights, self.temperature) = (network, weights, temperature)
        imageSize = network.inputShape.reduce(1, *)
        classes = network.outputShape.reduce(1, *)
        single = nil
        batch = nil
        // From here on isolated: the plan is made on the thread that runs it.
        single = try makePlan(batchSize: 1, threads: 1)
    }

    /// The probabilities of a few images, `[count, classes]`; empty if the task was cancelled.
    ///
    /// - Parameter images: `[count, height, width, channels]`, already scaled.
    /// - Throws: `EngineError` from oneDNN when the first batch is compiled.
    public func probabilities(of images: [Float], count: Int) async throws -> [Float] {
        precondition(
            images.count == count * imageSize,
            "\(images.count) values for \(count) images of \(imageSize)")
        if count == 1, let single {
            _ = single.images.update(from: images)
            single.run()
            return Array(single.probabilities)
        }
        let size = imageSize
        return try await probabilities(count: count) { range, batch in
            _ = batch.update(from: images[range.lowerBound * size..<range.upperBound * size])
        } ?? []
    }

    /// The probabilities of many images, `[count, classes]`; nil if the task was cancelled.
    ///
    /// - Parameters:
    ///   - fill: Writes the images of a range, already scaled, to the start of a buffer.
    ///   - progress: Is told how many images are done, after each batch.
    /// - Throws: `EngineError` from oneDNN when the first batch is compiled.
    public func probabilities(
        count: Int, fill: @Sendable (Range<Int>, UnsafeMutableBufferPointer<Float>) -> Void,
        progress: @Sendable (Int) -> Void = { _ in }
    ) async throws -> [Float]? {
        let plan = try batch ?? makePlan(batchSize: Self.batchSize, threads: 2)
        batch = plan
        var probabilities: [Float] = []
        probabilities.reserveCapacity(count * classes)
        for start in stride(from: 0, to: count, by: Self.batchSize) {
            let end = min(start + Self.batchSize, count)
            fill(start..<end, plan.images)
            plan.run()
            probabilities += plan.probabilities.prefix((end - start) * classes)
            progress(end)
            await Task.yield()
            if Task.isCancelled { return nil }
        }
        return probabilities
    }

    private func makePlan(batchSize: Int, threads: Int) throws -> InferencePlan {
        try InferencePlan(
            network: network, weights: weights, batchSize: batchSize, temperature: temperature,
            threads: threads)
    }
}
