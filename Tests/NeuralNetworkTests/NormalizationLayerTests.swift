import CKernels
import NeuralNetwork
import Testing

/// Holds the kernels of batch normalisation to plain loops, over sizes that fill vectors and sizes
/// that do not, in one part and in more parts than there are cores.
@Suite struct NormalizationLayerTests {
    struct Size {
        let rows, channels: Int
        var count: Int { rows * channels }
    }

    static let sizes = [
        Size(rows: 1, channels: 1), Size(rows: 7, channels: 10), Size(rows: 3100, channels: 16),
        Size(rows: 1401, channels: 24), Size(rows: 500, channels: 33),
        Size(rows: 37, channels: 1600),
    ]
    static let threads: [Int32] = [1, 3]

    @Test(arguments: sizes, threads)
    func moments(of size: Size, threads: Int32) {
        kernels_set_threads(threads)
        let x = KernelData.random(size.count, seed: 1).map { $0 + 3 }
        var mean = KernelData.zeros(size.channels)
        var variance = mean
        var scratch = KernelData.zeros(
            (1 + 2 * Int(threads)) * kernels_period(size.channels))
        kernels_moments(x, size.rows, size.channels, &mean, &variance, &scratch)
        for channel in 0..<size.channels {
            let values = (0..<size.rows).map { Double(x[$0 * size.channels + channel]) }
            let average = values.reduce(0, +) / Double(size.rows)
            let spread = values.reduce(0) { $0 + ($1 - average) * ($1 - average) }
            #expect(abs(Double(mean[channel]) - average) < 1e-5)
            #expect(abs(Double(variance[channel]) - spread / Double(size.rows)) < 1e-5)
        }
    }

    @Test(arguments: sizes, [true, false])
    func scaleAndShift(of size: Size, relu: Bool) {
        kernels_set_threads(2)
        let x = KernelData.random(size.count, seed: 1)
        let scale = KernelData.random(size.channels, seed: 2)
        let shift = KernelData.random(size.channels, seed: 3)
        var y = KernelData.zeros(size.count)
        kernels_scale_shift(
            x, &y, size.count, kernels_period(size.channels), KernelData.spread(scale),
            KernelData.spread(shift), relu ? 1 : 0)
        let expected = x.indices.map { index in
            let z = x[index] * scale[index % size.channels] + shift[index % size.channels]
            return relu ? max(0, z) : z
        }
        #expect(KernelData.difference(y, expected) < 1e-6)
    }

    @Test(arguments: sizes, threads)
    func sumsOfTheBackwardPass(of size: Size, threads: Int32) {
        kernels_set_threads(threads)
        let data = Backward(size, relu: true)
        var (first, second) = (
            KernelData.zeros(size.channels), KernelData.zeros(size.channels)
        )
        var scratch = KernelData.zeros(2 * Int(threads) * kernels_period(size.channels))
        kernels_normalization_sums(
            data.x, data.dy, size.rows, size.channels, KernelData.spread(data.scale),
            KernelData.spread(data.shift), KernelData.spread(data.mean), 1, &first, &second,
            &scratch)
        var (firstExpected, secondExpected) = (first.map { _ in 0.0 }, first.map { _ in 0.0 })
        for index in data.x.indices {
            let channel = index % size.channels
            let dz = Double(data.dz(index))
            firstExpected[channel] += dz
            secondExpected[channel] += dz * Double(data.x[index] - data.mean[channel])
        }
        #expect(KernelData.difference(first, firstExpected.map { Float($0) }) < 1e-3)
        #expect(KernelData.difference(second, secondExpected.map { Float($0) }) < 1e-3)
    }

    @Test(arguments: sizes, [(false, false), (true, true)])
    func gradientOfTheInput(of size: Size, fused: (relu: Bool, inputRelu: Bool)) {
        kernels_set_threads(2)
        let data = Backward(size, relu: fused.relu)
        let coefficients = (7..<10).map { KernelData.random(size.channels, seed: $0) }
        var sums = KernelData.zeros(size.channels)
        var scratch = KernelData.zeros(2 * kernels_period(size.channels))
        for accumulate in [false, true] {
            var dx = KernelData.random(size.count, seed: 20)
            let expected = data.x.indices.map { index in
                let c = coefficients.map { $0[index % size.channels] }
                var d = data.dz(index) * c[0] + data.x[index] * c[1] + c[2]
                if fused.inputRelu && data.x[index] <= 0 { d = 0 }
                return accumulate ? dx[index] + d : d
            }
            kernels_normalization_backward(
                data.x, data.dy, &dx, size.rows, size.channels,
                KernelData.spread(data.scale), KernelData.spread(data.shift),
                KernelData.spread(coefficients[0]), KernelData.spread(coefficients[1]),
                KernelData.spread(coefficients[2]), fused.relu ? 1 : 0, fused.inputRelu ? 1 : 0,
                accumulate ? 1 : 0, &sums, &scratch)
            #expect(KernelData.difference(dx, expected) < 1e-5)
            #expect(
                KernelData.difference(sums, KernelData.channelSums(dx, size.channels)) < 1e-3)
        }
    }

    private struct Backward {
        let x, dy, scale, shift, mean: [Float]
        let relu: Bool

        init(_ size: Size, relu: Bool) {
            x = KernelData.random(size.count, seed: 1)
            dy = KernelData.random(size.count, seed: 2)
            scale = KernelData.random(size.channels, seed: 3)
            shift = KernelData.random(size.channels, seed: 4)
            mean = KernelData.random(size.channels, seed: 5)
            self.relu = relu
        }

        func dz(_ index: Int) -> Float {
            let channel = index % scale.count
            return relu && x[index] * scale[channel] + shift[channel] <= 0 ? 0 : dy[index]
        }
    }
}
