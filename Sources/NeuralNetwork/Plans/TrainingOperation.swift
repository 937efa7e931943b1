import CKernels

/// One layer's part of a training plan; made once.
protocol TrainingOperation: AnyObject {
    /// From the inputs' values to the output's.
    var forwardStages: [TrainingStage] { get }
    /// From the output's gradient to those of the weights and of the inputs.
    var backwardStages: [TrainingStage] { get }
}

/// What a layer puts out for a batch, and the loss's gradient with respect to it.
final class LayerOutput {
    /// Of the whole batch.
    let count: Int
    /// Of one image.
    let imageCount: Int
    let values: UnsafeMutablePointer<Float>
    /// Nil where nothing below learns.
    let gradient: UnsafeMutablePointer<Float>?
    /// Whether the values came out of a ReLU fused into their producer.
    var isRectified = false
    /// Whether the reader sets `gradient` to 0 where that ReLU cut; else the producer does.
    var readerRectifiesGradient = false
    /// Where the sum of each channel of the final gradient goes, `[pieces, channels]`, if the producer
    /// wants that; a piece may be as small as one image.
    var gradientSums: AlignedBuffer?
    /// The pieces of the reader that writes `gradientSums`; nil where the producer does.
    var summingReader: BatchCut?

    private let owned: [AlignedBuffer]

    init(batchSize: Int, imageCount: Int, hasGradient: Bool) {
        (self.imageCount, count) = (imageCount, batchSize * imageCount)
        let values = AlignedBuffer(count: count)
        let gradient = hasGradient ? AlignedBuffer(count: count) : nil
        owned = [values] + (gradient.map { [$0] } ?? [])
        self.values = values.start
        self.gradient = gradient?.start
    }

    func values(_ task: ImageTask) -> UnsafeMutablePointer<Float> {
        values + task.first * imageCount
    }

    func gradient(_ task: ImageTask) -> UnsafeMutablePointer<Float>? {
        gradient.map { $0 + task.first * imageCount }
    }
}

/// An input of an operation, and how the operation hands gradient to it.
struct TrainingInput {
    let activation: LayerOutput
    /// Another reader has written the gradient before: add to it.
    let accumulates: Bool

    var values: UnsafeMutablePointer<Float> { activation.values }
    var gradient: UnsafeMutablePointer<Float>? { activation.gradient }
    var count: Int { activation.count }

    func values(_ task: ImageTask) -> UnsafeMutablePointer<Float> { activation.values(task) }
    func gradient(_ task: ImageTask) -> UnsafeMutablePointer<Float>? { activation.gradient(task) }
}

/// What belongs to one thread of a plan.
struct TrainingWorker {
    let context: PrimitiveContext
    /// For primitives and partial sums; not kept between calls.
    let scratch = ScratchMemory()
    /// For a gradient that is added to another afterwards.
    let spare = ScratchMemory()
}

/// Where an operation stands in a training plan: what it reads and may use.
struct TrainingSite {
    let node: Wiring.Node
    let inputs: [TrainingInput]
    let output: LayerOutput
    let batchSize: Int
    let cut: BatchCut
    /// Of this layer's random numbers.
    let seed: UInt64
    /// The layer's weights by Keras's name.
    let weights: [String: WeightStore.Weight]
    /// One for each thread.
    let workers: [TrainingWorker]
    let threads: Int
    /// Whether normalisation keeps to its running statistics.
    let usesRunningStatistics: Bool
    /// Whether nothing else reads the first input.
    let isSoleReader: Bool
    /// What this layer's operation does beside its own work.
    let fused: Fused

    /// Layers that a batch normalisation takes into its passes, in this order.
    struct Fused {
        struct Dropout {
            let rate: Float
            let seed: UInt64
        }

        var relu = false
        /// Maxima over tiles.
        var pooling: MaxPooling2D?
        /// Of the maxima.
        var dropout: Dropout?
    }

    var input: TrainingInput { inputs[0] }
    var outputChannels: Int { node.outputShape[node.outputShape.count - 1] }

    func weight(_ name: String) -> WeightStore.Weight {
        guard let weight = weights[name] else {
            preconditionFailure("\(node.name) has no weight \(name)")
        }
        return weight
    }
}

/// A layer that a training plan can hold.
protocol TrainableLayer: LayerSpec {
    func trainingOperation(at site: TrainingSite) throws -> any TrainingOperation
}

extension Layer {
    /// Nil for layers that only pass on what they read: there is nothing to run.
    var trainable: (any TrainableLayer)? {
        switch self {
        case .conv2D(let layer): layer
        case .dense(let layer): layer
        case .batchNormalization(let layer): layer
        case .reLU(let layer): layer
        case .maxPooling2D(let layer): layer
        case .averagePooling2D(let layer): layer
        case .globalAveragePooling2D(let layer): layer
        case .dropout(let layer): layer.rate > 0 ? layer : nil
        case .add(let layer): layer
        case .zeroPadding2D(let layer): layer
        case .flatten, .softmax: nil
        }
    }
}
