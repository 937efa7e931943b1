import Testing

@testable import NeuralNetwork

@Suite struct NormalizationSweepTests {
    private func network() throws -> Network {
        try Network.sequential("normalized", inputShape: [8, 8, 1]) {
            BatchNormalization(momentum: 0.9)
            Flatten()
            Dense(units: 2, activation: .softmax)
        }
    }

    /// Of the pixels of each batch: mean, and variance over as many values as there are.
    private func moments(_ data: Blobs, batches: [ArraySlice<Int>]) -> (Double, Double) {
        let moments = batches.map { batch -> (Double, Double) in
            let pixels = batch.flatMap { index -> [Double] in
                let image = AlignedBuffer(count: 64)
                let target = AlignedBuffer(count: 2)
                data.fill(index: index, epoch: 1, image: image.floats, target: target.floats)
                return image.floats.map(Double.init)
            }
            let mean = pixels.reduce(0, +) / Double(pixels.count)
            let squares = pixels.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            return (mean, squares / Double(pixels.count))
        }
        let count = Double(batches.count)
        return (
            moments.reduce(0) { $0 + $1.0 } / count, moments.reduce(0) { $0 + $1.1 } / count
        )
    }

    @Test func theStatisticsAreTheMeanOverAllWholeBatches() async throws {
        let network = try network()
        let data = Blobs(20)
        var weights = network.initialWeights(seed: 3)
        // What was there before must not show.
        for place in weights.indices where weights[place].name.contains("moving") {
            weights[place].values = [1000]
        }
        let measured = try #require(
            try await network.measuringNormalization(
                of: weights, over: data, batchSize: 6, threads: 1))
        let asked = data.indices(epoch: 1)
        #expect(Set(asked).count == 18)
        let (mean, variance) = moments(
            Blobs(20), batches: stride(from: 0, to: 18, by: 6).map { asked[$0..<$0 + 6] })
        for (before, after) in zip(weights, measured) {
            switch after.name.split(separator: "/").last {
            case "moving_mean": #expect(abs(Double(after.values[0]) - mean) < 1e-6)
            case "moving_variance": #expect(abs(Double(after.values[0]) - variance) < 1e-6)
            default: #expect(after == before)
            }
        }
    }

    @Test func aCancelledTaskMeasuresNothing() async throws {
        let network = try network()
        let sweep = Task {
            while !Task.isCancelled { await Task.yield() }
            return try await network.measuringNormalization(
                of: network.initialWeights(seed: 3), over: Blobs(20), batchSize: 6)
        }
        sweep.cancel()
        #expect(try await sweep.value == nil)
    }
}
