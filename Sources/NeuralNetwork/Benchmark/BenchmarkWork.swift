/// Something that `EngineBenchmark` can time.
public struct BenchmarkWork: Hashable, Sendable {
    /// What is done.
    public enum Kind: Hashable, Sendable {
        /// A whole step: the batch filled from the samples, forward, backward, Adam.
        case training
        /// Probabilities of a batch that lies in the plan's memory.
        case inference
        /// The part of a step that fills the batch.
        case loading
        /// The same with augmentation.
        case augmenting
        /// The convolutions and matrix products of a training step alone.
        case trainingPrimitives
        /// The convolutions and matrix products of an inference alone.
        case inferencePrimitives
    }

    /// What is done.
    public let kind: Kind
    /// Number of images, 1….
    public let batchSize: Int
    /// Threads, 1….
    public let threads: Int

    /// The work on a batch.
    public init(_ kind: Kind, batchSize: Int, threads: Int) {
        (self.kind, self.batchSize, self.threads) = (kind, batchSize, threads)
    }
}

extension Network {
    /// Multiply-accumulate operations of one training step for one sample: forward, gradients of the
    /// kernels, gradients of what the kernels read. The image itself wants no gradient.
    public var trainingMultiplyAdds: Int {
        Wiring(self) { $0.trainable == nil }.nodes.reduce(0) { sum, node in
            let forward = (try? node.layer.spec.multiplyAdds(for: node.inputShapes)) ?? 0
            return sum + forward * (node.input == Network.inputName ? 2 : 3)
        }
    }
}
