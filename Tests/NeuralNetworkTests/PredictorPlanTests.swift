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
