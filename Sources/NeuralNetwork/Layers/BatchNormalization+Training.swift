import CKernels

extension BatchNormalization: TrainableLayer {
    func trainingOperation(at site: TrainingSite) throws -> any TrainingOperation {
        BatchNormalizationOperation(self, at: site)
    }
}

/// Normalises with the batch's mean and biased variance, and moves the running ones towards them;
/// a ReLU that follows is part of it.
///
/// With x̂ = (x − mean) / √(variance + ε): dx = γ / √(variance + ε) × (dz − mean(dz) − x̂ mean(dz x̂)).
private final class BatchNormalizationOperation: TrainingOperation {
    private let layer: BatchNormalization
    private let input: TrainingInput
    private let output: LayerOutput
    private let channels: Int
    private let relu: Int32
    private let usesRunningStatistics: Bool
    private let scratch: ScratchMemory
    private let gamma, beta, movingMean, movingVariance: WeightStore.Weight
    /// One value a channel.
    private let mean, variance, firstSum, secondSum: AlignedBuffer
    /// Coefficients over one period of the kernels.
    private let scale, shift, pivot, a, b, c: AlignedBuffer
    /// One value a channel, to be spread over a period.
    private let channelValues: AlignedBuffer

    init(_ layer: BatchNormalization, at site: TrainingSite) {
        self.layer = layer
        (input, output, scratch) = (site.input, site.output, site.scratch)
        channels = site.node.channels
        relu = site.isFollowedByReLU ? 1 : 0
        usesRunningStatistics = site.usesRunningStatistics
        (gamma, beta) = (site.weight("gamma"), site.weight("beta"))
        (movingMean, movingVariance) = (site.weight("moving_mean"), site.weight("moving_variance"))
        let channels = channels
        func perChannel() -> AlignedBuffer { AlignedBuffer(count: channels) }
        (mean, variance) = (perChannel(), perChannel())
        (firstSum, secondSum, channelValues) = (perChannel(), perChannel(), perChannel())
        let period = kernels_period(channels)
        func perPeriod() -> AlignedBuffer { AlignedBuffer(count: period) }
        (scale, shift, pivot) = (perPeriod(), perPeriod(), perPeriod())
        (a, b, c) = (perPeriod(), perPeriod(), perPeriod())
        scratch.reserve((1 + 2 * site.threads) * period)
        // This operation's backward pass reads the input's values anyway.
        if input.activation.isRectified && site.isSoleReader {
            input.activation.readerRectifiesGradient = true
        }
    }

    private var rows: Int { input.count / channels }
    private var period: Int { kernels_period(channels) }

    func forward(step: UInt64) {
        if usesRunningStatistics {
            mean.start.update(from: movingMean.value, count: channels)
            variance.start.update(from: movingVariance.value, count: channels)
        } else {
            kernels_moments(
                input.values, rows, channels, mean.start, variance.start, scratch.start)
            moveRunningStatistics()
        }
        spread(into: scale) { gamma.value[$0] * inverseDeviation($0) }
        spread(into: shift) {
            beta.value[$0] - mean.start[$0] * gamma.value[$0] * inverseDeviation($0)
        }
        kernels_scale_shift(
            input.values, output.values, input.count, period, scale.start, shift.start, relu)
    }

    func backward(step: UInt64) {
        guard let gradient = output.gradient else { return }
        spread(into: pivot) { mean.start[$0] }
        kernels_normalization_sums(
            input.values, gradient, rows, channels, scale.start, shift.start, pivot.start, relu,
            firstSum.start, secondSum.start, scratch.start)
        for channel in 0..<channels {
            beta.gradient?[channel] = firstSum.start[channel]
            gamma.gradient?[channel] = secondSum.start[channel] * inverseDeviation(channel)
        }
        guard let inputGradient = input.gradient else { return }
        setInputCoefficients()
        kernels_normalization_backward(
            input.values, gradient, inputGradient, input.count, period, scale.start, shift.start,
            a.start, b.start, c.start, relu,
            input.activation.readerRectifiesGradient ? 1 : 0, input.accumulates ? 1 : 0)
    }

    /// dx = a dz + b x + c.
    private func setInputCoefficients() {
        spread(into: a) { gamma.value[$0] * inverseDeviation($0) }
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
