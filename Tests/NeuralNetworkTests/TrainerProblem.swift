import NeuralNetwork
import Synchronization

/// 8×8 images, bright on the left for class 0 and on the right for class 1, with some noise.
final class Blobs: TrainingData {
    let count: Int
    let provenance: String
    private let seed: UInt64
    private let isNoise: Bool
    /// How often each sample was asked for in each epoch.
    private let asked = Mutex<[Int: [Int]]>([:])

    /// - Parameter isNoise: Whether images say nothing of their classes.
    init(_ count: Int, seed: UInt64 = 0, isNoise: Bool = false, provenance: String = "") {
        self.count = count
        self.provenance = provenance
        self.seed = seed
        self.isNoise = isNoise
    }

    /// The indices that were asked for in an epoch, in order; 0 for validation.
    func indices(epoch: Int) -> [Int] { asked.withLock { $0[epoch] ?? [] } }

    func fill(
        index: Int, epoch: Int, image: UnsafeMutableBufferPointer<Float>,
        target: UnsafeMutableBufferPointer<Float>
    ) {
        asked.withLock { $0[epoch, default: []].append(index) }
        var generator = SplitMix64(state: seed &* 1000 &+ UInt64(index))
        for pixel in image.indices {
            let isBright = (pixel % 8 < 4) == (index % 2 == 0) && !isNoise
            image[pixel] = Float.random(in: 0...0.4, using: &generator) + (isBright ? 0.6 : 0)
        }
        target[index % 2] = 1
    }
}

/// Two kinds of network for runs, and the ends of runs.
enum TrainerProblem {
    static func network() throws -> Network {
        try Network.sequential("blobs", inputShape: [8, 8, 1]) {
            Conv2D(filters: 3, kernelSize: 3, strides: 2, useBias: false)
            BatchNormalization(momentum: 0.9)
            ReLU()
            Flatten()
            Dropout(rate: 0.25)
            Dense(units: 2, activation: .softmax)
        }
    }

    /// Without layers whose result depends on the mode or on the rest of the batch.
    static func plainNetwork() throws -> Network {
        try Network.sequential("plain", inputShape: [8, 8, 1]) {
            Flatten()
            Dense(units: 2, activation: .softmax)
        }
    }

    static func events(of trainer: Trainer) async throws -> [TrainingEvent] {
        try await trainer.events().reduce(into: []) { $0.append($1) }
    }

    static func outcome(of trainer: Trainer) async throws -> TrainingOutcome? {
        try await events(of: trainer).last?.outcome
    }

    /// Nil if the run was not cancelled; `Interrupting` does that.
    static func checkpoint(of trainer: Trainer) async throws -> Checkpoint? {
        guard case .cancelled(let checkpoint)? = try await events(of: trainer).last else {
            return nil
        }
        return checkpoint
    }
}

/// Samples that do something once when so many were asked for.
final class Interrupting: TrainingData {
    private let samples: Blobs
    private let limit: Int
    private let left: Atomic<Int>
    private let action = Mutex<(@Sendable () -> Void)?>(nil)

    var count: Int { samples.count }
    /// How many samples were asked for.
    var asked: Int { limit - left.load(ordering: .relaxed) }

    init(_ samples: Blobs, after limit: Int) {
        self.samples = samples
        self.limit = limit
        left = Atomic(limit)
    }

    func onLimit(_ action: @escaping @Sendable () -> Void) {
        self.action.withLock { $0 = action }
    }

    func fill(
        index: Int, epoch: Int, image: UnsafeMutableBufferPointer<Float>,
        target: UnsafeMutableBufferPointer<Float>
    ) {
        samples.fill(index: index, epoch: epoch, image: image, target: target)
        if left.subtract(1, ordering: .relaxed).newValue == 0 { action.withLock { $0?() } }
    }
}

extension TrainingEvent {
    var name: String {
        switch self {
        case .started: "started"
        case .progress: "progress"
        case .epoch: "epoch"
        case .checkpoint: "checkpoint"
        case .finished: "finished"
        case .cancelled: "cancelled"
        }
    }

    var outcome: TrainingOutcome? {
        if case .finished(let outcome) = self { outcome } else { nil }
    }
}

extension TrainingOutcome {
    /// The history without what a clock tells.
    var figures: [[Double?]] {
        history.map {
            [
                Double($0.epoch), $0.loss, $0.accuracy, $0.valLoss, $0.valAccuracy,
                $0.learningRate,
            ]
        }
    }
}
