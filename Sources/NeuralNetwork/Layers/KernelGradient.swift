import CDNNL
import CKernels

/// The gradient of a convolution by its kernel: summed slot by slot, then over the slots.
final class KernelGradient {
    private let input: TrainingInput
    private let output: LayerOutput
    private let result: UnsafeMutablePointer<Float>
    private let geometry: cdnnl_convolution
    private let count, slotCount: Int
    private let slots: AlignedBuffer
    private let workers: [TrainingWorker]
    private let method: Method

    private enum Method {
        case winograd(Winograd)
        /// A matrix product over a few images' unfolded windows, which stay in the cache.
        case unfolded(kernels_window)
        /// One for each thread.
        case primitives([Primitive])
    }

    /// Nil if the kernel does not learn.
    ///
    /// - Throws: `EngineError` from oneDNN.
    init?(_ layer: Conv2D, _ geometry: cdnnl_convolution, at site: TrainingSite) throws {
        guard site.output.gradient != nil, let result = site.weight("kernel").gradient else {
            return nil
        }
        (input, output, workers, self.result) = (site.input, site.output, site.workers, result)
        (self.geometry, slotCount) = (geometry, site.cut.slots)
        method = try Self.method(geometry, workers)
        count = geometry.kernelFloats
        slots = AlignedBuffer(count: slotCount * count)
    }

    private static func method(
        _ geometry: cdnnl_convolution, _ workers: [TrainingWorker]
    ) throws -> Method {
        if let winograd = Winograd(geometry) {
            for worker in workers { worker.scratch.reserve(winograd.differentiationScratchFloats) }
            return .winograd(winograd)
        }
        // Without AVX-512 oneDNN's own kernels reach half of the processor's peak or less. For few
        // channels unfolding costs more than it saves.
        let window = kernels_window(geometry)
        if window.channels >= 8 && !String(cString: cdnnl_instruction_set()).hasPrefix("avx512") {
            let scratch = withUnsafePointer(to: window) { kernels_convolution_gradient_scratch($0) }
            for worker in workers { worker.scratch.reserve(scratch) }
            return .unfolded(window)
        }
        return .primitives(
            try workers.map { worker in
                let primitive = try Primitive(
                    worker.context, convolution: geometry, pass: cdnnl_backward_weights,
                    fusion: .init())
                worker.scratch.reserve(primitive.scratchFloats)
                worker.spare.reserve(geometry.kernelFloats)
                return primitive
            })
    }

    func run(_ task: ImageTask) {
        guard let gradient = output.gradient(task) else { return }
        let (x, slot) = (input.values(task), slots.start + task.slot * count)
        let scratch = workers[task.worker].scratch.start
        switch method {
        case .winograd(let winograd):
            winograd.differentiate(
                x, gradient, into: slot, accumulate: !task.opensSlot, scratch: scratch)
        case .unfolded(let window):
            withUnsafePointer(to: window) {
                kernels_convolution_gradient(
                    x, gradient, slot, $0, Int(geometry.filters), cdnnl_product_of_transposed,
                    task.opensSlot ? 0 : 1, scratch)
            }
        case .primitives(let primitives):
            let (primitive, spare) = (primitives[task.worker], workers[task.worker].spare.start)
            primitive.bind(cdnnl_scratchpad, scratch)
            primitive.bind(cdnnl_source, x)
            primitive.bind(cdnnl_destination, gradient)
            primitive.bind(cdnnl_weights, task.opensSlot ? slot : spare)
            primitive.run()
            if !task.opensSlot { kernels_copy(spare, slot, count, 1) }
        }
    }

    func finish() {
        kernels_sum_slots(slots.start, slotCount, result, count)
    }
}

extension cdnnl_convolution {
    fileprivate var kernelFloats: Int { Int(kernel * kernel * channels * filters) }
}
