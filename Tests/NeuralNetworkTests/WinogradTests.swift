import CDNNL
import CKernels
import Testing

@testable import NeuralNetwork

/// Holds convolutions by way of Winograd's products to plain loops.
@Suite struct WinogradTests {
    /// Whole and cut tiles of both sizes, with and without a border; the last takes several rounds.
    static let examples = [
        WindowReference(size: 3, stride: 1, padding: 0, height: 18, width: 17, channels: 24),
        WindowReference(size: 3, stride: 1, padding: 1, height: 13, width: 9, channels: 40),
        WindowReference(size: 3, stride: 1, padding: 1, height: 7, width: 7, channels: 96),
        WindowReference(size: 3, stride: 1, padding: 0, height: 24, width: 24, channels: 24),
    ]
    private static let filters = 32

    @Test(arguments: examples)
    func forward(_ example: WindowReference) throws {
        let x = KernelData.random(example.inputCount, seed: 1)
        let kernel = KernelData.random(9 * example.window.channels * Self.filters, seed: 2)
        let bias = KernelData.random(Self.filters, seed: 3)
        let sums = example.convolve(x, kernel, filters: Self.filters)
        let before = KernelData.random(sums.count, seed: 4)
        for (accumulate, relu, threads) in [(false, false, 1), (true, true, 2)] {
            kernels_set_threads(Int32(threads))
            let convolution = try #require(
                WinogradConvolution(
                    example.geometry(filters: Self.filters), pass: cdnnl_training,
                    fusion: .init(bias: true, accumulate: accumulate, relu: relu),
                    threads: threads))
            convolution.bind(cdnnl_bias, keeping: AlignedBuffer(bias))
            let found = run(
                convolution, kernel, from: (cdnnl_source, x), to: (cdnnl_destination, before))
            let expected = sums.indices.map { place in
                let sum =
                    sums[place] + bias[place % Self.filters] + (accumulate ? before[place] : 0)
                return relu ? max(sum, 0) : sum
            }
            #expect(KernelData.difference(found, expected) < 1e-5 * greatest(expected))
        }
    }

    /// Odd rows and columns are left out, as in the layer.
    @Test(arguments: zip(examples, [true, true, false, false]))
    func maximaOfTheOutputs(_ example: WindowReference, normalizes: Bool) throws {
        let (w, filters) = (example.window, Self.filters)
        let x = KernelData.random(example.inputCount, seed: 1)
        let kernel = KernelData.random(9 * w.channels * filters, seed: 2)
        let convolution = try #require(
            WinogradConvolution(
                example.geometry(filters: filters), pass: cdnnl_inference,
                fusion: .init(relu: true)))
        let affine = ChannelAffine(
            scale: KernelData.random(filters, seed: 3), shift: KernelData.random(filters, seed: 4))
        convolution.pool(after: normalizes ? affine : nil)
        let (rows, columns) = (w.output_height / 2, w.output_width / 2)
        let found = run(
            convolution, kernel, from: (cdnnl_source, x),
            to: (cdnnl_destination, KernelData.zeros(w.batch * rows * columns * filters)))

        let values = example.convolve(x, kernel, filters: filters).enumerated().map { place, sum in
            normalizes
                ? max(sum, 0) * affine.scale[place % filters] + affine.shift[place % filters]
                : max(sum, 0)
        }
        let expected = found.indices.map { place in
            let (filter, column) = (place % filters, place / filters % columns)
            let row = place / filters / columns % rows
            let image = place / filters / columns / rows
            let corner = (image * w.output_height + 2 * row) * w.output_width + 2 * column
            return [0, 1, w.output_width, w.output_width + 1].map {
                values[(corner + $0) * filters + filter]
            }.max() ?? 0
        }
        #expect(KernelData.difference(found, expected) < 1e-5 * greatest(expected))
    }

    @Test(arguments: examples)
    func gradientOfTheInput(_ example: WindowReference) throws {
        let w = example.window
        let dy = KernelData.random(
            w.batch * w.output_height * w.output_width * Self.filters, seed: 1)
        let kernel = KernelData.random(9 * w.channels * Self.filters, seed: 2)
        let convolution = try #require(
            WinogradConvolution(
                example.geometry(filters: Self.filters), pass: cdnnl_backward_data,
                fusion: .init()))
        let found = run(
            convolution, kernel, from: (cdnnl_destination, dy),
            to: (cdnnl_source, KernelData.random(example.inputCount, seed: 4)))
        let expected = example.inputGradient(dy, kernel, filters: Self.filters)
        #expect(KernelData.difference(found, expected) < 1e-5 * greatest(expected))
    }

    @Test(arguments: zip(examples, [false, true, false, true]))
    func gradientOfTheKernel(_ example: WindowReference, accumulate: Bool) throws {
        let channels = example.window.channels
        let winograd = try #require(Winograd(example.geometry(filters: Self.filters)))
        let x = KernelData.random(example.inputCount, seed: 1)
        let sums = example.window.batch * example.window.output_height * example.window.output_width
        let dy = KernelData.random(sums * Self.filters, seed: 2)
        let (source, gradient) = (AlignedBuffer(x), AlignedBuffer(dy))
        let found = AlignedBuffer(KernelData.random(9 * channels * Self.filters, seed: 3))
        let scratch = AlignedBuffer(count: winograd.differentiationScratchFloats)
        for repetition in 0..<2 {
            winograd.differentiate(
                source.start, gradient.start, into: found.start,
                accumulate: accumulate && repetition > 0, scratch: scratch.start)
        }
        let expected = example.kernelGradient(x, dy, filters: Self.filters).map {
            accumulate ? 2 * $0 : $0
        }
        #expect(KernelData.difference(Array(found.floats), expected) < 1e-5 * greatest(expected))
    }

    @Test func othersAreLeftToPrimitives() {
        let large = WindowReference(
            size: 3, stride: 1, padding: 1, height: 28, width: 28, channels: 32)
        #expect(Winograd(large.geometry(filters: 32)) != nil)
        #expect(Winograd(large.geometry(filters: 36)) == nil)
        #expect(Winograd(large.geometry(filters: 264)) == nil)
        var other = large.geometry(filters: 32)
        other.stride = 2
        #expect(Winograd(other) == nil)
        other = large.geometry(filters: 32)
        other.kernel = 5
        #expect(Winograd(other) == nil)
        other = large.geometry(filters: 32)
        (other.batch, other.output_height, other.output_width) = (1, 5, 5)
        #expect(Winograd(other) == nil)
    }

    private func run(
        _ convolution: WinogradConvolution, _ kernel: [Float],
        from input: (role: cdnnl_role, values: [Float]),
        to output: (role: cdnnl_role, values: [Float])
    ) -> [Float] {
        let result = AlignedBuffer(output.values)
        convolution.bind(cdnnl_weights, keeping: AlignedBuffer(kernel))
        convolution.bind(input.role, keeping: AlignedBuffer(input.values))
        convolution.bind(output.role, keeping: result)
        convolution.bind(
            cdnnl_scratchpad, keeping: AlignedBuffer(count: convolution.scratchFloats))
        convolution.pack()
        convolution.run()
        return Array(result.floats)
    }

    private func greatest(_ values: [Float]) -> Float { values.reduce(0) { max($0, abs($1)) } }
}

extension WindowReference {
    fileprivate func geometry(filters: Int) -> cdnnl_convolution {
        let w = window
        return cdnnl_convolution(
            batch: Int64(w.batch), height: Int64(w.height), width: Int64(w.width),
            channels: Int64(w.channels), output_height: Int64(w.output_height),
            output_width: Int64(w.output_width), filters: Int64(filters), kernel: Int64(w.size),
            stride: Int64(w.stride), top: Int64(w.top), left: Int64(w.left), bottom: Int64(w.top),
            right: Int64(w.left))
    }
}
