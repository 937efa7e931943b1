import CKernels
import NeuralNetwork
import Testing

/// Holds the kernels that do several layers' work at once to plain loops.
@Suite struct FusedKernelTests {
    static let tiles = [
        WindowReference(size: 2, stride: 2, padding: 0, height: 6, width: 4, channels: 16),
        WindowReference(size: 2, stride: 2, padding: 0, height: 13, width: 9, channels: 32),
        WindowReference(size: 3, stride: 3, padding: 0, height: 8, width: 7, channels: 48),
    ]

    @Test(arguments: tiles, [true, false])
    func maximaWithReLUAndDropout(_ example: WindowReference, relu: Bool) {
        kernels_set_threads(2)
        let pooled = Pooled(example, relu: relu, rate: 0.25)
        let plain = Pooled(example, relu: false, rate: 0)
        var mask = KernelData.zeros(plain.y.count)
        let ones = Array(repeating: Float(1), count: mask.count)
        kernels_dropout(ones, &mask, mask.count, 0.25, 77, 1000, 0)
        for index in plain.y.indices {
            let kept = mask[index] > 0 && !(relu && plain.y[index] <= 0)
            #expect(abs(pooled.y[index] - (kept ? plain.y[index] * 4 / 3 : 0)) < 1e-6)
            #expect(pooled.winners[index] == (kept ? plain.winners[index] : .max))
        }
        #expect(pooled.winners.contains(.max))
    }

    @Test(arguments: tiles, [1, 3])
    func backwardThroughMaximaIntoANormalization(_ example: WindowReference, threads: Int) {
        kernels_set_threads(Int32(threads))
        let pooled = Pooled(example, relu: true, rate: 0.25)
        var window = example.window
        let channels = window.channels
        let dy = KernelData.random(example.outputCount, seed: 2)
        let mean = KernelData.random(channels, seed: 7)
        // What the separate kernels would hand on between the layers.
        var dz = KernelData.zeros(pooled.x.count)
        kernels_max_pool_backward(dy, pooled.winners, &dz, &window, 0)
        let products = dz.indices.map { dz[$0] * (pooled.x[$0] - mean[$0 % channels]) }

        var (first, second) = (KernelData.zeros(channels), KernelData.zeros(channels))
        var scratch = KernelData.zeros(2 * threads * channels)
        kernels_pooled_normalization_sums(
            pooled.x, dy, pooled.winners, &window, mean, &first, &second, &scratch)
        #expect(KernelData.difference(first, KernelData.channelSums(dz, channels)) < 1e-4)
        #expect(KernelData.difference(second, KernelData.channelSums(products, channels)) < 1e-4)

        let coefficients = (8..<11).map { KernelData.random(channels, seed: $0) }
        for (inputRelu, accumulate) in [(false, false), (true, true)] {
            var dx = KernelData.random(pooled.x.count, seed: 20)
            let expected = dx.indices.map { index in
                let c = coefficients.map { $0[index % channels] }
                let x = pooled.x[index]
                let d = inputRelu && x <= 0 ? 0 : dz[index] * c[0] + x * c[1] + c[2]
                return accumulate ? dx[index] + d : d
            }
            var sums = KernelData.zeros(channels)
            kernels_pooled_normalization_backward(
                pooled.x, dy, pooled.winners, &dx, &window, coefficients[0], coefficients[1],
                coefficients[2], inputRelu ? 1 : 0, accumulate ? 1 : 0, &sums, &scratch)
            #expect(KernelData.difference(dx, expected) < 1e-5)
            #expect(KernelData.difference(sums, KernelData.channelSums(dx, channels)) < 1e-3)
        }
    }

    @Test(arguments: WindowReference.examples, [false, true])
    func gradientOfAConvolutionByItsKernel(_ example: WindowReference, accumulate: Bool) {
        var window = example.window
        let filters = 5
        let positions = window.batch * window.output_height * window.output_width
        let x = KernelData.random(example.inputCount, seed: 1)
        let dy = KernelData.random(positions * filters, seed: 2)
        let size = window.size * window.size * window.channels * filters
        let before = KernelData.random(size, seed: 3)
        var gradient = before
        var scratch = KernelData.zeros(
            kernels_convolution_gradient_scratch(&window))
        kernels_convolution_gradient(
            x, dy, &gradient, &window, filters,
            { rows, m, n, a, stride, b, c, accumulate in
                guard let a, let b, let c else { return }
                for i in 0..<m * n {
                    let sum = (0..<rows).reduce(0) {
                        $0 + a[$1 * stride + i / n] * b[$1 * n + i % n]
                    }
                    c[i] = accumulate != 0 ? c[i] + sum : sum
                }
            }, accumulate ? 1 : 0, &scratch)
        let expected = zip(before, example.kernelGradient(x, dy, filters: filters)).map {
            accumulate ? $0 + $1 : $1
        }
        #expect(KernelData.difference(gradient, expected) < 1e-4)
    }

    /// Maxima of a normalised image.
    private struct Pooled {
        let x: [Float]
        var y: [Float]
        var winners: [UInt16]

        init(_ example: WindowReference, relu: Bool, rate: Float) {
            var window = example.window
            x = KernelData.random(example.inputCount, seed: 1)
            y = KernelData.zeros(example.outputCount)
            winners = Array(repeating: 0, count: y.count)
            let scale = KernelData.random(window.channels, seed: 5)
            let shift = KernelData.random(window.channels, seed: 6)
            scale.withUnsafeBufferPointer { scale in
                shift.withUnsafeBufferPointer { shift in
                    var fusion = kernels_pool_fusion(
                        scale: scale.baseAddress, shift: shift.baseAddress, relu: relu ? 1 : 0,
                        rate: rate, key: 77, first: 1000)
                    kernels_max_pool(x, &y, &winners, &window, &fusion)
                }
            }
        }
    }
}
