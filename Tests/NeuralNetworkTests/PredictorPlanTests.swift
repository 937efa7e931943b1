import Glibc
import NeuralNetwork
import Synchronization
import Testing

@Suite struct PredictorPlanTests {
    private static let images = (0..<120 * 784).map { Float(($0 * 37) % 101) / 101 }

    private func predictor() async throws -> Predictor {
        let network = try Architecture.slides.network()
        return try await Predictor(network: network, weights: network.initialWeights(seed: 4))
    }

    @Test func batchesAgreeWithSingleImages() async throws {
        let predictor = try await predictor()
        let many = try await predictor.probabilities(of: Self.images, count: 120)
        #expect(many.count == 1200)
        for image in [0, 49, 50, 119] {
            let one = try await predictor.probabilities(
                of: Array(Self.images[image * 784..<(image + 1) * 784]), count: 1)
            #expect(abs(one.reduce(0, +) - 1) < 1e-5)
            for (single, batched) in zip(one, many[image * 10..<(image + 1) * 10]) {
                #expect(abs(single - batched) < 1e-5)
            }
        }
    }

    /// Bands of rows meet padding at one end each, and strides that leave rows over.
    @Test(arguments: Architecture.allCases, [2, 3])
    func threadsThatShareAnImageAgreeWithOne(_ architecture: Architecture, threads: Int) throws {
        let network = try architecture.network()
        let plans = try [1, threads].map {
            try InferencePlan(
                network: network, weights: network.initialWeights(seed: 4), batchSize: 1,
                threads: $0)
        }
        for plan in plans {
            _ = plan.images.update(from: Self.images.prefix(784))
            plan.run()
        }
        for (one, shared) in zip(plans[0].probabilities, plans[1].probabilities) {
            #expect(abs(one - shared) < 1e-6)
        }
    }

    /// Too small a convolution to be computed as products over 4×4 tiles, each of its bands of seven or
    /// eight rows large enough for 2×2: the maxima after it must not be taken band by band.
    @Test func maximaAcrossBandsOfRowsAreKept() throws {
        let network = try Network.sequential("bands", inputShape: [17, 18, 1]) {
            Conv2D(filters: 16, kernelSize: 1)
            Conv2D(filters: 32, kernelSize: 3, activation: .relu)
            MaxPooling2D()
            Flatten()
            Dense(units: 10, activation: .softmax)
        }
        let plans = try [1, 2].map {
            try InferencePlan(
                network: network, weights: GradientCheck.weights(of: network), batchSize: 1,
                threads: $0)
        }
        var random = SplitMix64(state: 4)
        let image = (0..<17 * 18).map { _ in Float.random(in: 0...1, using: &random) }
        for plan in plans {
            _ = plan.images.update(from: image)
            plan.run()
        }
        #expect(
            KernelData.difference(Array(plans[1].probabilities), Array(plans[0].probabilities))
                < 1e-5)
    }

    /// After some the number of threads is measured, and another plan may take over.
    @Test func aHundredSingleImagesAreTheSame() async throws {
        let predictor = try await predictor()
        let image = Array(Self.images.prefix(784))
        let first = predictor.probabilities(ofOne: image)
        for _ in 0..<100 {
            let next = predictor.probabilities(ofOne: image)
            #expect(zip(first, next).allSatisfy { abs($0 - $1) < 1e-6 })
        }
    }

    @Test func progressEndsAtTheCount() async throws {
        let seen = Mutex<[Int]>([])
        let probabilities = try await predictor().probabilities(
            count: 120, fill: { _, images in images.update(repeating: 0) },
            progress: { done in seen.withLock { $0.append(done) } })
        #expect(probabilities?.count == 1200)
        #expect(seen.withLock { $0 } == [50, 100, 120])
    }

    @Test func allPredictorsWorkOnOneThread() async throws {
        let threads = Mutex<Set<pthread_t>>([])
        for _ in 0..<2 {
            _ = try await predictor().probabilities(count: 100) { _, _ in
                _ = threads.withLock { $0.insert(pthread_self()) }
            }
        }
        #expect(threads.withLock { $0.count } == 1)
    }

    @Test func cancellingStopsAtTheNextBatch() async throws {
        let predictor = try await predictor()
        let task = Task {
            try await predictor.probabilities(count: 60_000) { _, _ in
                withUnsafeCurrentTask { $0?.cancel() }
            }
        }
        #expect(try await task.value == nil)
    }

    @Test func weightsOfAnotherNetworkAreRefused() async throws {
        let weights = try Architecture.dense.network().initialWeights(seed: 1)
        let network = try Architecture.slides.network()
        await #expect(throws: DesignError.self) {
            _ = try await Predictor(network: network, weights: weights)
        }
    }
}
