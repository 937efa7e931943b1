import CKernels
import Testing

@testable import NeuralNetwork

/// The kernels against plain loops, at counts around the width of a vector and, large enough for
/// two threads, beyond it.
@Suite struct OptimizerKernelTests {
    private static let counts = [0, 1, 15, 16, 17, 33, 40_003]

    private func close(_ found: [Float], _ expected: [Float]) -> Bool {
        KernelData.difference(found, expected) < 1e-6
    }

    @Test(arguments: counts, [1, 2])
    func stochasticGradientDescent(count: Int, threads: Int32) {
        kernels_set_threads(threads)
        let start = KernelData.random(count, seed: 1)
        let gradients = KernelData.random(count, seed: 2)
        for (momentum, nesterov) in [(Float(0.9), false), (0.9, true)] {
            var weights = start
            var velocity = KernelData.random(count, seed: 3)
            var (expected, expectedVelocity) = (weights, velocity)
            for index in 0..<count {
                let gradient = gradients[index] + 0.01 * start[index]
                expectedVelocity[index] = momentum * velocity[index] + gradient
                let step =
                    nesterov
                    ? gradient + momentum * expectedVelocity[index] : expectedVelocity[index]
                expected[index] -= 0.1 * step
            }
            kernels_sgd(
                &weights, gradients, &velocity, count, 0.1, momentum, nesterov ? 1 : 0, 0.01)
            #expect(close(weights, expected))
            #expect(close(velocity, expectedVelocity))
        }
        var weights = start
        kernels_sgd(&weights, gradients, nil, count, 0.1, 0, 0, 0)
        #expect(close(weights, zip(start, gradients).map { $0 - 0.1 * $1 }))
    }

    @Test(arguments: counts, [1, 2])
    func adam(count: Int, threads: Int32) {
        kernels_set_threads(threads)
        let moments = kernels_adam_moments(
            beta1: 0.9, share1: 0.1, beta2: 0.99, share2: 0.01, epsilon: 1e-3, correction1: 1.5,
            correction2: 2.5)
        var weights = KernelData.random(count, seed: 1)
        let gradients = KernelData.random(count, seed: 2)
        var mean = KernelData.random(count, seed: 3)
        var square = KernelData.random(count, seed: 4).map(abs)
        var (expected, expectedMean, expectedSquare) = (weights, mean, square)
        for index in 0..<count {
            let gradient = gradients[index] + 0.02 * weights[index]
            expectedMean[index] = 0.9 * mean[index] + 0.1 * gradient
            expectedSquare[index] = 0.99 * square[index] + 0.01 * gradient * gradient
            let scale = 2.5 * expectedSquare[index].squareRoot() + 1e-3
            expected[index] =
                0.98 * weights[index] - 0.01 * 1.5 * expectedMean[index] / scale
        }
        kernels_adam(&weights, gradients, &mean, &square, count, 0.01, moments, 0.02, 0.98)
        #expect(close(mean, expectedMean))
        #expect(close(square, expectedSquare))
        #expect(
            zip(weights, expected).allSatisfy { abs($0 - $1) < 1e-6 + 1e-5 * abs($1) })
    }

    @Test(arguments: counts, [1, 2])
    func movingAverage(count: Int, threads: Int32) {
        kernels_set_threads(threads)
        let weights = KernelData.random(count, seed: 1)
        var average = KernelData.random(count, seed: 2)
        let expected = zip(average, weights).map { $0 + 0.25 * ($1 - $0) }
        kernels_moving_average(weights, &average, count, 0.25)
        #expect(close(average, expected))
    }

    @Test func threadsDoNotChangeABit() {
        func updated(_ threads: Int32) -> [Float] {
            kernels_set_threads(threads)
            var weights = KernelData.random(50_001, seed: 1)
            var velocity = KernelData.random(50_001, seed: 3)
            kernels_sgd(
                &weights, KernelData.random(50_001, seed: 2), &velocity, 50_001, 0.1, 0.9, 1, 0.01)
            return weights
        }
        #expect(updated(1) == updated(2))
    }
}
