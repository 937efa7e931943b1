import CDNNL
import CKernels

/// A convolution, or its gradient by its input, by way of `Winograd`.
final class WinogradConvolution: Computation {
    private let winograd: Winograd
    private let fusion: Primitive.Fusion
    /// Whether it leads from the output's gradient to the input's: the kernel is turned for that.
    private let isTurned: Bool
    /// Threads that share the products of a round, and the transformations.
    private let threads: Int
    private let kernel: AlignedBuffer
    /// Whether another one keeps `kernel` as the weights are.
    private let isTwin: Bool
    private var source, weights, bias, destination, scratch: UnsafeMutablePointer<Float>?
    private var kept: [AlignedBuffer] = []
    private var round: Winograd.Round?
    /// What normalises the outputs before their maxima are taken.
    private var scale, shift: AlignedBuffer?
    private var pools = false

    /// Nil where `Winograd` does not take the convolution.
    init?(
        _ geometry: cdnnl_convolution, pass: cdnnl_pass, fusion: Primitive.Fusion,
        threads: Int = 1
    ) {
        isTurned = pass == cdnnl_backward_data
        guard let winograd = Winograd(isTurned ? geometry.turned : geometry) else { return nil }
        (self.winograd, self.fusion, self.threads) = (winograd, fusion, threads)
        kernel = AlignedBuffer(count: winograd.kernelFloats)
        isTwin = false
    }

    /// With the kernel of another one, which packs it for both.
    init(twinOf other: WinogradConvolution) {
        (winograd, fusion, kernel) = (other.winograd, other.fusion, other.kernel)
        (isTurned, threads) = (other.isTurned, other.threads)
        isTwin = true
    }

    var scratchFloats: Int { winograd.scratchFloats }

    func bind(_ role: cdnnl_role, _ buffer: UnsafeMutablePointer<Float>) {
        switch role {
        case cdnnl_source: source = buffer
        case cdnnl_weights: weights = buffer
        case cdnnl_bias: bias = buffer
        case cdnnl_destination: destination = buffer
        default: scratch = buffer
        }
    }

    func bind(_ role: cdnnl_role, keeping buffer: AlignedBuffer) {
        bind(role, buffer.start)
        kept.append(buffer)
    }

    /// From now on the result is the maxima over 2×2 of the outputs, normalised before that.
    func pool(after normalization: ChannelAffine?) {
        pools = true
        scale = normalization.map { AlignedBuffer($0.scale) }
        shift = normalization.map { AlignedBuffer($0.shift) }
    }

    func pack() {
        guard !isTwin else { return }
        winograd.transform(weights, into: kernel.start, turned: isTurned)
    }

    func run() {
        let (input, output) = isTurned ? (destination, source) : (source, destination)
        guard let input, let output, let scratch else {
            preconditionFailure("a convolution runs before its memory is bound")
        }
        let fusion = kernels_winograd_fusion(
            bias: fusion.bias ? bias.map { UnsafePointer($0) } : nil,
            scale: scale.map { UnsafePointer($0.start) },
            shift: shift.map { UnsafePointer($0.start) }, accumulate: fusion.accumulate ? 1 : 0,
            relu: fusion.relu ? 1 : 0, pool: pools ? 1 : 0)
        winograd.convolve(input, into: output, fusion: fusion, scratch: scratch) { round in
            self.round = round
            if threads == 1 { run(task: 0, worker: 0) } else { run(tasks: threads) }
        }
    }
}

extension WinogradConvolution: TaskRunner {
    /// A share of a round's products.
    func run(task: Int, worker: Int) {
        guard let round else { return }
        let points = winograd.points * task / threads..<winograd.points * (task + 1) / threads
        winograd.multiply(round, by: kernel.start, points: points)
    }
}

extension cdnnl_convolution {
    /// The convolution, with a turned kernel, that leads back from the output's gradient to the
    /// input's; of one with stride 1.
    fileprivate var turned: cdnnl_convolution {
        var turned = self
        (turned.height, turned.width, turned.channels) = (output_height, output_width, filters)
        (turned.output_height, turned.output_width, turned.filters) = (height, width, channels)
        (turned.top, turned.bottom) = (kernel - 1 - top, kernel - 1 - bottom)
        (turned.left, turned.right) = (kernel - 1 - left, kernel - 1 - right)
        return turned
    }
}
