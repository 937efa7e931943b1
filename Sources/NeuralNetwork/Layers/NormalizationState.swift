import CKernels

/// The statistics of a batch normalisation in training, and the coefficients of its passes.
///
/// With x̂ = (x − mean) / √(variance + ε): dx = γ / √(variance + ε) × (dz − mean(dz) − x̂ mean(dz x̂)).
final class NormalizationState {
    let channels: Int
    /// Values of a channel in a batch.
    let rows: Int
    /// Sums over rows of dz and of dz × (x − mean), one a channel; written by a kernel.
    let firstSum, secondSum: AlignedBuffer
    /// Over one period of the kernels, as all below: z = x × scale + shift.
    let scale, shift: AlignedBuffer
    /// The mean.
    let pivot: AlignedBuffer
    /// dx = a dz + b x + c.
    let a, b, c: AlignedBuffer

    private let layer: BatchNormalization
    private let usesRunningStatistics: Bool
    private let gamma, beta, movingMean, movingVariance: WeightStore.Weight
    private let mean, variance, channelValues: AlignedBuffer

    init(_ layer: BatchNormalization, at site: TrainingSite) {
        self.layer = layer
        let channels = site.node.channels
        self.channels = channels
        rows = site.input.count / channels
        usesRunningStatistics = site.usesRunningStatistics
        (gamma, beta) = (site.weight("gamma"), site.weight("beta"))
        (movingMean, movingVariance) = (site.weight("moving_mean"), site.weight("moving_variance"))
        func perChannel() -> AlignedBuffer { AlignedBuffer(count: channels) }
        (mean, variance, channelValues) = (perChannel(), perChannel(), perChannel())
        (firstSum, secondSum) = (perChannel(), perChannel())
        let period = kernels_period(channels)
        func perPeriod() -> AlignedBuffer { AlignedBuffer(count: period) }
        (scale, shift, pivot) = (perPeriod(), perPeriod(), perPeriod())
        (a, b, c) = (perPeriod(), perPeriod(), perPeriod())
        site.scratch.reserve((1 + 2 * site.threads) * period)
    }

    /// Takes the batch's statistics, moves the running ones towards them, and sets what the forward
    /// pass needs.
    func normalize(_ values: UnsafePointer<Float>, scratch: ScratchMemory) {
        if usesRunningStatistics {
            mean.start.update(from: movingMean.value, count: channels)
            variance.start.update(from: movingVariance.value, count: channels)
        } else {
            kernels_moments(values, rows, channels, mean.start, variance.start, scratch.start)
            moveRunningStatistics()
        }
        spread(into: scale) { gamma.value[$0] * inverseDeviation($0) }
        spread(into: shift) {
            beta.value[$0] - mean.start[$0] * gamma.value[$0] * inverseDeviation($0)
        }
        spread(into: pivot) { mean.start[$0] }
    }

    /// Sets the weights' gradients and what the input's gradient needs from the two sums.
    ///
    /// - Parameter gain: What every dz is still to be multiplied by, in the sums too.
    func differentiate(gain: Float = 1) {
        for channel in 0..<channels {
            firstSum.start[channel] *= gain
            secondSum.start[channel] *= gain
            beta.gradient?[channel] = firstSum.start[channel]
            gamma.gradient?[channel] = secondSum.start[channel] * inverseDeviation(channel)
        }
        spread(into: a) { gain * gamma.value[$0] * inverseDeviation($0) }
        guard !usesRunningStatistics else { return }
        func slope(_ channel: Int) -> Float {
            let inverse = inverseDeviation(channel)
            return -gamma.value[channel] * inverse * inverse * inverse
                * secondSum.start[channel] / Float(rows)
        }
        spread(into: b, slope)
        spread(into: c) {
            -slope($0) * mean.start[$0]
                - gamma.value[$0] * inverseDeviation($0) * firstSum.start[$0] / Float(rows)
        }
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
