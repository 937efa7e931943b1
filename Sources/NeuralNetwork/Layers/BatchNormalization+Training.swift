import CKernels

extension BatchNormalization: TrainableLayer {
    func trainingOperation(at site: TrainingSite) throws -> any TrainingOperation {
        // The backward pass reads the input's values anyway.
        if site.isSoleReader && site.input.gradient != nil {
            site.input.activation.readerRectifiesGradient = site.input.activation.isRectified
            site.input.activation.summingReader = site.cut
        }
        return NormalizationOperation(self, at: site)
    }
}

/// Normalises with the batch's mean and biased variance, and moves the running ones towards them.
///
/// A ReLU that follows is part of it, and so are maxima over tiles with their dropout: then nothing
/// of the size of the image is stored on the way, neither forward nor back.
private final class NormalizationOperation: TrainingOperation {
    private let input: TrainingInput
    private let output: LayerOutput
    private let workers: [TrainingWorker]
    private let state: NormalizationState
    private let relu: Int32
    private let pooling: Pooling?

    /// What takes the maxima.
    private struct Pooling {
        let window: kernels_window
        let winners: Winners
        let rate: Float
        let mask: DropoutMask?
    }

    init(_ layer: BatchNormalization, at site: TrainingSite) {
        (input, output, workers) = (site.input, site.output, site.workers)
        relu = site.fused.relu ? 1 : 0
        state = NormalizationState(layer, at: site)
        pooling = site.fused.pooling.map { pooling in
            Pooling(
                window: pooling.geometry(
                    input: site.node.inputShapes[0], batchSize: site.cut.images),
                winners: Winners(of: site.output), rate: site.fused.dropout?.rate ?? 0,
                mask: site.fused.dropout.map { DropoutMask(seed: $0.seed) })
        }
    }

    var forwardStages: [TrainingStage] {
        let begin = pooling?.mask.map { mask in { mask.begin(step: $0) } }
        guard state.usesRunningStatistics else {
            return [
                .images(
                    ImageStage(
                        work: { self.measure($0) }, end: { self.state.takeStatistics() },
                        endsPass: true)),
                .images(ImageStage(begin: begin) { self.normalize($0) }),
            ]
        }
        let useRunning: (UInt64) -> Void = { step in
            begin?(step)
            self.state.useRunningStatistics()
        }
        return [.images(ImageStage(begin: useRunning) { self.normalize($0) })]
    }

    var backwardStages: [TrainingStage] {
        guard output.gradient != nil else { return [] }
        let gain = 1 / (1 - (pooling?.rate ?? 0))
        let sums = TrainingStage.images(
            ImageStage(
                work: { self.sum($0) }, end: { self.state.differentiate(gain: gain) },
                endsPass: true))
        guard input.gradient != nil else { return [sums] }
        return [sums, .images(ImageStage { self.differentiate($0) })]
    }

    private func measure(_ task: ImageTask) {
        kernels_moments(
            input.values(task), state.rowsInPiece, state.channels, state.first(task),
            state.second(task), workers[task.worker].scratch.start)
    }

    private func normalize(_ task: ImageTask) {
        let (x, y) = (input.values(task), output.values(task))
        guard let pooling else {
            return kernels_scale_shift(
                x, y, state.rowsInPiece * state.channels, kernels_period(state.channels),
                state.scale.start, state.shift.start, relu)
        }
        var (window, fusion) = (
            pooling.window,
            kernels_pool_fusion(
                scale: state.scale.start, shift: state.shift.start, relu: relu,
                rate: pooling.rate, key: pooling.mask?.key ?? 0,
                first: task.first * output.imageCount)
        )
        kernels_max_pool(x, y, pooling.winners.start(task), &window, &fusion)
    }

    private func sum(_ task: ImageTask) {
        let (x, gradient) = (input.values(task), output.gradient(task))
        let scratch = workers[task.worker].scratch.start
        guard let pooling else {
            return kernels_normalization_sums(
                x, gradient, state.rowsInPiece, state.channels, state.scale.start,
                state.shift.start, state.pivot.start, relu, state.first(task),
                state.second(task), scratch)
        }
        withUnsafePointer(to: pooling.window) {
            kernels_pooled_normalization_sums(
                x, gradient, pooling.winners.start(task), $0, state.pivot.start,
                state.first(task), state.second(task), scratch)
        }
    }

    private func differentiate(_ task: ImageTask) {
        let (x, gradient, result) = (
            input.values(task), output.gradient(task), input.gradient(task)
        )
        let rectifies: Int32 = input.activation.readerRectifiesGradient ? 1 : 0
        let accumulates: Int32 = input.accumulates ? 1 : 0
        let sums = input.activation.summingReader == nil ? nil : input.activation.gradientSums
        let pieceSums = sums.map { $0.start + task.piece * state.channels }
        let scratch = workers[task.worker].scratch.start
        guard let pooling else {
            return kernels_normalization_backward(
                x, gradient, result, state.rowsInPiece, state.channels, state.scale.start,
                state.shift.start, state.a.start, state.b.start, state.c.start, relu, rectifies,
                accumulates, pieceSums, scratch)
        }
        withUnsafePointer(to: pooling.window) {
            kernels_pooled_normalization_backward(
                x, gradient, pooling.winners.start(task), result, $0, state.a.start,
                state.b.start, state.c.start, rectifies, accumulates, pieceSums, scratch)
        }
    }
}
