import CKernels

/// The statistics of a batch normalisation in training, and the coefficients of its passes.
///
/// With x̂ = (x − mean) / √(variance + ε): dx = γ / √(variance + ε) × (dz − mean(dz) − x̂ mean(dz x̂)).
final class NormalizationState {
    let channels: Int
    /// Values of a channel in a piece of the batch.
    let rowsInPiece: Int
    let usesRunningStatistics: Bool
    /// Over one period of the kernels, as all below: z = x × scale + shift.
    let scale, shift: AlignedBuffer
    /// The mean.
    let pivot: AlignedBuffer
    /// dx = a dz + b x + c.
    let a, b, c: AlignedBuffer

    private let layer: BatchNormalization
    private let pieces: Int
    private let gamma, beta, movingMean, movingVariance: WeightStore.Weight
    private let mean, variance, firstSum, secondSum, channelValues: AlignedBuffer
    /// Of each piece, `[pieces, channels]`: mean and variance, or in the backward pass the sums over
    /// rows of dz and of dz × (x − mean).
    private let first, second: AlignedBuffer

    init(_ layer: BatchNormalization, at site: TrainingSite) {
        self.layer = layer
        let channels = site.node.channels
        self.channels = channels
        pieces = site.cut.pieces
        rowsInPiece = site.cut.images * site.input.activation.imageCount / channels
        usesRunningStatistics = site.usesRunningStatistics
        (gamma, beta) = (site.weight("gamma"), site.weight("beta"))
        (movingMean, movingVariance) = (site.weight("moving_mean"), site.weight("moving_variance"))
        func perChannel() -> AlignedBuffer { AlignedBuffer(count: channels) }
        (mean, variance, channelValues) = (perChannel(), perChannel(), perChannel())
        (firstSum, secondSum) = (perChannel(), perChannel())
        first = AlignedBuffer(count: pieces * channels)
        second = AlignedBuffer(count: pieces * channels)
        let period = kernels_period(channels)
        func perPeriod() -> AlignedBuffer { AlignedBuffer(count: period) }
        (scale, shift, pivot) = (perPeriod(), perPeriod(), perPeriod())
        (a, b, c) = (perPeriod(), perPeriod(), perPeriod())
        for worker in site.workers { worker.scratch.reserve(3 * period) }
    }

    /// Where a piece's mean or first sum goes.
    func first(_ task: ImageTask) -> UnsafeMutablePointer<Float> {
        first.start + task.piece * channels
    }

    /// Where a piece's variance or second sum goes.
    func second(_ task: ImageTask) -> UnsafeMutablePointer<Float> {
        second.start + task.piece * channels
    }

    /// From the pieces' statistics to the batch's and the running ones, and to what the forward pass
    /// needs.
    func takeStatistics() {
        for channel in 0..<channels {
            var (average, spread) = (0.0, 0.0)
            for piece in 0..<pieces { average += Double(first.start[piece * channels + channel]) }
            average /= Double(pieces)
            for piece in 0..<pieces {
                let offset = Double(first.start[piece * channels + channel]) - average
                spread += Double(second.start[piece * channels + channel]) + offset * offset
            }
            mean.start[channel] = Float(average)
            variance.start[channel] = Float(spread / Double(pieces))
        }
        moveRunningStatistics()
        setScale()
    }

    func useRunningStatistics() {
        mean.start.update(from: movingMean.value, count: channels)
        variance.start.update(from: movingVariance.value, count: channels)
        setScale()
    }

    /// From the pieces' sums to the weights' gradients and what the input's gradient needs.
    ///
    /// - Parameter gain: What every dz is still to be multiplied by, in the sums too.
    func differentiate(gain: Float = 1) {
        kernels_sum_slots(first.start, pieces, firstSum.start, channels)
        kernels_sum_slots(second.start, pieces, secondSum.start, channels)
        for channel in 0..<channels {
            firstSum.start[channel] *= gain
            secondSum.start[channel] *= gain
            beta.gradient?[channel] = firstSum.start[channel]
            gamma.gradient?[channel] = secondSum.start[channel] * inverseDeviation(channel)
        }
        spread(into: a) { gain * gamma.value[$0] * inverseDeviation($0) }
        guard !usesRunningStatistics else { return }
        let rows = Float(rowsInPiece * pieces)
        func slope(_ channel: Int) -> Float {
            let inverse = inverseDeviation(channel)
            return -gamma.value[channel] * inverse * inverse * inverse
                * secondSum.start[channel] / rows
        }
        spread(into: b, slope)
        spread(into: c) {
            -slope($0) * mean.start[$0]
                - gamma.value[$0] * inverseDeviation($0) * firstSum.start[$0] / rows
        }
    }

    private func setScale() {
        spread(into: scale) { gamma.value[$0] * inverseDeviation($0) }
        spread(into: shift) {
            beta.value[$0] - mean.start[$0] * gamma.value[$0] * inverseDeviation($0)
        }
        spread(into: pivot) { mean.start[$0] }
    }

    private func moveRunningStatistics() {
        let momentum = layer.momentum
        for channel in 0..<channels {
            movingMean.value[channel] =
                movingMean.value[channel] * momentum + mean.start[channel] * (1 - momentum)
            movingVariance.value[channel] =
                movingVariance.value[channel] * momentum + variance.start[channel] * (1 - momentum)
        }
    }

    private func inverseDeviation(_ channel: Int) -> Float {
        1 / (variance.start[channel] + layer.epsilon).squareRoot()
    }

    private func spread(into period: AlignedBuffer, _ value: (Int) -> Float) {
        for channel in 0..<channels { channelValues.start[channel] = value(channel) }
        kernels_spread(channelValues.start, period.start, channels)
    }
}
