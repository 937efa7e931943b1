import CDNNL
import CKernels

/// Forward and backward of a layer that multiplies by a kernel: convolution or dense.
///
/// The bias and a ReLU are fused into the forward primitive. The gradient at the ReLU is cut, and
/// summed for the bias, here, unless the reader of the output, which passes over it anyway, does so.
final class MatrixOperation: TrainingOperation {
    private let input: TrainingInput
    private let output: LayerOutput
    private let spare: ScratchMemory
    private let scratch: ScratchMemory
    private let units: Int
    private let forward: Primitive
    private var backwardData: Primitive?
    private var kernelGradient: KernelGradient?
    private var isBound = false

    /// How the gradient by the kernel is computed.
    private enum KernelGradient {
        case primitive(Primitive)
        case unfolded(UnfoldedGradient)
    }

    /// - Parameter unfolded: Computes the gradient by the kernel, where that is faster than a
    ///   primitive.
    init(
        at site: TrainingSite, useBias: Bool, isRectified: Bool,
        unfolded: UnfoldedGradient? = nil,
        makePrimitive: (cdnnl_pass, Primitive.Fusion) throws -> Primitive
    ) throws {
        (input, output, spare, scratch) = (site.input, site.output, site.spare, site.scratch)
        units = site.outputChannels
        let kernel = site.weight("kernel")
        let bias = useBias ? site.weight("bias") : nil
        output.isRectified = isRectified
        output.gradientSums = bias?.gradient
        forward = try makePrimitive(
            cdnnl_training, Primitive.Fusion(bias: useBias, relu: isRectified))
        forward.bind(cdnnl_weights, kernel.value)
        if let bias { forward.bind(cdnnl_bias, bias.value) }
        forward.bind(cdnnl_source, input.values)
        forward.bind(cdnnl_destination, output.values)

        if let gradient = output.gradient, input.gradient != nil {
            let primitive = try makePrimitive(cdnnl_backward_data, Primitive.Fusion())
            primitive.bind(cdnnl_weights, kernel.value)
            primitive.bind(cdnnl_destination, gradient)
            if input.accumulates { spare.reserve(input.count) }
            backwardData = primitive
        }
        if let gradient = output.gradient, let result = kernel.gradient {
            if let unfolded {
                kernelGradient = .unfolded(unfolded)
            } else {
                let primitive = try makePrimitive(cdnnl_backward_weights, Primitive.Fusion())
                primitive.bind(cdnnl_source, input.values)
                primitive.bind(cdnnl_destination, gradient)
                primitive.bind(cdnnl_weights, result)
                kernelGradient = .primitive(primitive)
            }
        }
        for primitive in primitives { scratch.reserve(primitive.scratchFloats) }
        if output.gradientSums != nil { scratch.reserve(site.threads * kernels_period(units)) }
    }

    func forward(step: UInt64) {
        if !isBound { bindSharedMemory() }
        forward.pack()
        forward.run()
    }

    func backward(step: UInt64) {
        guard let gradient = output.gradient else { return }
        if output.isRectified && !output.readerRectifiesGradient {
            kernels_relu_backward(output.values, gradient, gradient, output.count, 0)
        }
        if let sums = output.gradientSums, !output.readerSumsGradient {
            kernels_channel_sums(gradient, output.count / units, units, sums, scratch.start)
        }
        switch kernelGradient {
        case .primitive(let primitive): primitive.run()
        case .unfolded(let unfolded): unfolded.run()
        case nil: break
        }
        guard let backwardData, let inputGradient = input.gradient else { return }
        backwardData.pack()
        backwardData.run()
        if input.accumulates { kernels_copy(spare.start, inputGradient, input.count, 1) }
    }

    private var primitives: [Primitive] {
        let passes = [forward, backwardData].compactMap { $0 }
        guard case .primitive(let primitive) = kernelGradient else { return passes }
        return passes + [primitive]
    }

    /// Shared memory exists only when all operations of the plan have reserved theirs.
    private func bindSharedMemory() {
        for primitive in primitives { primitive.bind(cdnnl_scratchpad, scratch.start) }
        if let gradient = input.gradient {
            backwardData?.bind(cdnnl_source, input.accumulates ? spare.start : gradient)
        }
        isBound = true
    }
}
