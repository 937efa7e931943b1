import Synchronization

/// A network with its weights, ready to predict.
///
/// One image is predicted at once, on the caller's thread, with a helper where that is faster. Many
/// run in batches on `EngineThread.inference` with two threads.
public actor Predictor {
    /// Runs on the thread for inference.
    public nonisolated var unownedExecutor: UnownedSerialExecutor {
        EngineThread.inference.asUnownedSerialExecutor()
    }

    /// `height × width × channels`.
    public nonisolated let imageSize: Int
    /// Number of probabilities for each image.
    public nonisolated let classes: Int
    /// Number of features for each image, 0 for a network without a head.
    public nonisolated let featureCount: Int

    /// Images that run together: large enough for full speed, small enough for a person who cancels.
    public static let batchSize = 50
    /// Who wants so many single images wants more: measuring how many threads they are fastest on
    /// takes as long as a few hundred.
    private static let manyImages = 32

    private let network: Network
    private let weights: [Tensor]
    private let temperature: Float
    /// The plan for single images, and how many it has predicted.
    private let single = Mutex<(plan: InferencePlan, count: Int)?>(nil)
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
        featureCount = network.featureCount
        try single.withLock {
            $0 = (try makePlan(threads: SingleImageThreads.known(for: network) ?? 1), 0)
        }
    }

    /// The probabilities of one image, `[classes]`; waits while another thread predicts one.
    ///
    /// - Parameter image: `[height, width, channels]`, already scaled.
    public nonisolated func probabilities(ofOne image: [Float]) -> [Float] {
        predict(image, keepingFeatures: false) { Array($0.probabilities) }
    }

    /// The probabilities of one image, `[classes]`, and its features, `[featureCount]`: what the
    /// layers before the last dense one make of it.
    ///
    /// - Parameter image: `[height, width, channels]`, already scaled.
    public nonisolated func output(
        ofOne image: [Float]
    ) -> (probabilities: [Float], features: [Float]) {
        predict(image, keepingFeatures: true) { (Array($0.probabilities), Array($0.features)) }
    }

    private nonisolated func predict<Output: Sendable>(
        _ image: [Float], keepingFeatures: Bool, _ read: @Sendable (InferencePlan) -> Output
    ) -> Output {
        precondition(
            image.count == imageSize, "\(image.count) values for an image of \(imageSize)")
        return single.withLock { single in
            guard var (plan, count) = single else {
                preconditionFailure("the predictor was not made")
            }
            count += 1
            // Without memory for a second plan the first one is as good.
            if count == Self.manyImages,
                let faster = try? SingleImageThreads.fastest(
                    for: network, alone: plan, { try makePlan(threads: $0) })
            {
                plan = faster
            }
            single = (plan, count)
            _ = plan.images.update(from: image)
            plan.run(keepingFeatures: keepingFeatures)
            return read(plan)
        }
    }

    private nonisolated func makePlan(threads: Int) throws -> InferencePlan {
        try InferencePlan(
            network: network, weights: weights, batchSize: 1, temperature: temperature,
            threads: threads)
    }

    /// The probabilities of a few images, `[count, classes]`; empty if the task was cancelled.
    ///
    /// - Parameter images: `[count, height, width, channels]`, already scaled.
    /// - Throws: `EngineError` from oneDNN when the first batch is compiled.
    public func probabilities(of images: [Float], count: Int) async throws -> [Float] {
        precondition(
            images.count == count * imageSize,
            "\(images.count) values for \(count) images of \(imageSize)")
        if count == 1 { return probabilities(ofOne: images) }
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
        var empty: [Float] = []
        empty.reserveCapacity(count * classes)
        return try await reduce(into: empty, count: count, fill: fill) { probabilities, _, batch in
            probabilities += batch.probabilities
        } progress: {
            progress($0)
        }
    }

    /// What `take` makes of many images batch by batch; nil if the task was cancelled.
    ///
    /// - Parameters:
    ///   - keepingFeatures: Whether the batches have features, which costs a copy.
    ///   - fill: Writes the images of a range, already scaled, to the start of a buffer.
    ///   - take: Is given each range of images in order and what the network makes of them.
    ///   - progress: Is told how many images are done, after each batch.
    /// - Throws: `EngineError` from oneDNN when the first batch is compiled.
    public func reduce<Result: Sendable>(
        into initial: Result, count: Int, keepingFeatures: Bool = false,
        fill: @Sendable (Range<Int>, UnsafeMutableBufferPointer<Float>) -> Void,
        _ take: @Sendable (inout Result, Range<Int>, OutputBatch) -> Void,
        progress: @Sendable (Int) -> Void = { _ in }
    ) async throws -> Result? {
        let plan =
            try batch
            ?? InferencePlan(
                network: network, weights: weights, batchSize: Self.batchSize,
                temperature: temperature, threads: 2)
        batch = plan
        var result = initial
        for start in stride(from: 0, to: count, by: Self.batchSize) {
            let end = min(start + Self.batchSize, count)
            fill(start..<end, plan.images)
            plan.run(keepingFeatures: keepingFeatures)
            take(
                &result, start..<end,
                OutputBatch(
                    probabilities: .init(
                        rebasing: plan.probabilities[..<((end - start) * classes)]),
                    features: .init(
                        rebasing: plan.features[
                            ..<(keepingFeatures ? (end - start) * featureCount : 0)])))
            progress(end)
            await Task.yield()
            if Task.isCancelled { return nil }
        }
        return result
    }
}

/// What a network makes of a few images; valid until the next ones are predicted.
public struct OutputBatch {
    /// `[images, classes]`, each row sums to 1.
    public let probabilities: UnsafeMutableBufferPointer<Float>
    /// `[images, features]`, empty where they were not kept or the network has no head.
    public let features: UnsafeMutableBufferPointer<Float>
}
