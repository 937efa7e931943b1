import CKernels

extension BatchNormalization: TrainableLayer {
    func trainingOperation(at site: TrainingSite) throws -> any TrainingOperation {
        // The backward pass reads the input's values anyway.
        if site.isSoleReader && site.input.gradient != nil {
            site.input.activation.readerRectifiesGradient = site.input.activation.isRectified
            site.input.activation.readerSumsGradient = true
        }
        guard let pooling = site.fused.pooling else {
            return BatchNormalizationOperation(self, at: site)
        }
        return PooledNormalizationOperation(self, pooling: pooling, at: site)
    }
}

/// Normalises with the batch's mean and biased variance, and moves the running ones towards them;
/// a ReLU that follows is part of it.
private final class BatchNormalizationOperation: TrainingOperation {
    private let input: TrainingInput
    private let output: LayerOutput
    private let relu: Int32
    private let scratch: ScratchMemory
    private let state: NormalizationState

    init(_ layer: BatchNormalization, at site: TrainingSite) {
        (input, output, scratch) = (site.input, site.output, site.scratch)
        relu = site.fused.relu ? 1 : 0
        state = NormalizationState(layer, at: site)
    }

    func forward(step: UInt64) {
        state.normalize(input.values, scratch: scratch)
        kernels_scale_shift(
            input.values, output.values, input.count, kernels_period(state.channels),
            state.scale.start, state.shift.start, relu)
    }

    func backward(step: UInt64) {
        guard let gradient = output.gradient else { return }
        kernels_normalization_sums(
            input.values, gradient, state.rows, state.channels, state.scale.start,
            state.shift.start, state.pivot.start, relu, state.firstSum.start,
            state.secondSum.start, scratch.start)
        state.differentiate()
        guard let inputGradient = input.gradient else { return }
        kernels_normalization_backward(
            input.values, gradient, inputGradient, state.rows, state.channels, state.scale.start,
            state.shift.start, state.a.start, state.b.start, state.c.start, relu,
            input.isRectifiedByReader, input.accumulates ? 1 : 0, input.sumsWrittenByReader,
            scratch.start)
    }
}

/// Normalisation, ReLU, maxima over tiles and dropout in one pass, and in one more back, which
/// store nothing of the size of the image between them.
private final class PooledNormalizationOperation: TrainingOperation {
    private let input: TrainingInput
    private let output: LayerOutput
    private let scratch: ScratchMemory
    private let state: NormalizationState
    private let dropout: TrainingSite.Fused.Dropout?
    private var window: kernels_window
    private var fusion: kernels_pool_fusion
    private let winners: UnsafeMutablePointer<UInt16>

    init(_ layer: BatchNormalization, pooling: kernels_window, at site: TrainingSite) {
        (input, output, scratch) = (site.input, site.output, site.scratch)
        (window, dropout) = (pooling, site.fused.dropout)
        state = NormalizationState(layer, at: site)
        fusion = kernels_pool_fusion(
            scale: state.scale.start, shift: state.shift.start, relu: site.fused.relu ? 1 : 0,
            rate: dropout?.rate ?? 0, key: 0)
        winners = .allocate(capacity: output.count)
        winners.initialize(repeating: 0, count: output.count)
    }

    deinit {
        winners.deallocate()
    }

    func forward(step: UInt64) {
        state.normalize(input.values, scratch: scratch)
        fusion.key = dropout.map { Dropout.key(seed: $0.seed, step: step) } ?? 0
        kernels_max_pool(input.values, output.values, winners, &window, &fusion)
    }

    func backward(step: UInt64) {
        guard let gradient = output.gradient else { return }
        kernels_pooled_normalization_sums(
            input.values, gradient, winners, &window, state.pivot.start, state.firstSum.start,
            state.secondSum.start, scratch.start)
        state.differentiate(gain: 1 / (1 - fusion.rate))
        guard let inputGradient = input.gradient else { return }
        kernels_pooled_normalization_backward(
            input.values, gradient, winners, inputGradient, &window, state.a.start,
            state.b.start, state.c.start, input.isRectifiedByReader, input.accumulates ? 1 : 0,
            input.sumsWrittenByReader, scratch.start)
    }
}

extension TrainingInput {
    /// What the kernels take for a ReLU that produced the input and that its reader cuts for.
    fileprivate var isRectifiedByReader: Int32 { activation.readerRectifiesGradient ? 1 : 0 }
    /// Where the sums of the input's gradient go, unless nobody wants them or the producer sums.
    fileprivate var sumsWrittenByReader: UnsafeMutablePointer<Float>? {
        activation.readerSumsGradient ? activation.gradientSums : nil
    }
}
