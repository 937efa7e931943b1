import CDNNL
import CKernels

/// The gradient of a convolution by its kernel: summed slot by slot, then over the slots.
///
/// Without AVX-512 oneDNN's own kernels for it reach half of the processor's peak or less; there it is
/// a matrix product over a few images' unfolded windows, which stay in the cache. For few channels
/// unfolding costs more than it saves.
final class KernelGradient {
    private let input: TrainingInput
    private let output: LayerOutput
    private let result: UnsafeMutablePointer<Float>
    private let count, filters, slotCount: Int
    private let slots: AlignedBuffer
    private let workers: [TrainingWorker]
    /// One for each thread; empty where windows are unfolded.
    private var primitives: [Primitive] = []
    private let window: kernels_window

    /// Nil if the kernel does not learn.
    ///
    /// - Throws: `EngineError` from oneDNN.
    init?(_ layer: Conv2D, _ geometry: cdnnl_convolution, at site: TrainingSite) throws {
        guard site.output.gradient != nil, let result = site.weight("kernel").gradient else {
            return nil
        }
        (input, output, workers, self.result) = (site.input, site.output, site.workers, result)
        (filters, slotCount) = (layer.filters, site.cut.slots)
        count = layer.kernelSize * layer.kernelSize * site.node.channels * layer.filters
        slots = AlignedBuffer(count: slotCount * count)
        window = kernels_window(
            batch: Int(geometry.batch), height: Int(geometry.height), width: Int(geometry.width),
            channels: Int(geometry.channels), output_height: Int(geometry.output_height),
            output_width: Int(geometry.output_width), size: layer.kernelSize,
            stride: layer.strides, top: Int(geometry.top), left: Int(geometry.left))
        let unfolds =
            site.node.channels >= 8
            && !String(cString: cdnnl_instruction_set()).hasPrefix("avx512")
        for worker in workers {
            guard unfolds else {
                let primitive = try Primitive(
                    worker.context, convolution: geometry, pass: cdnnl_backward_weights,
                    fusion: .init())
                worker.scratch.reserve(primitive.scratchFloats)
                worker.spare.reserve(count)
                primitives.append(primitive)
                continue
            }
            worker.scratch.reserve(
                withUnsafePointer(to: window) { kernels_convolution_gradient_scratch($0) })
        }
    }

    func run(_ task: ImageTask) {
        guard let gradient = output.gradient(task) else { return }
        let (x, slot) = (input.values(task), slots.start + task.slot * count)
        let worker = workers[task.worker]
        guard primitives.isEmpty else {
            let primitive = primitives[task.worker]
            primitive.bind(cdnnl_scratchpad, worker.scratch.start)
            primitive.bind(cdnnl_source, x)
            primitive.bind(cdnnl_destination, gradient)
            primitive.bind(cdnnl_weights, task.opensSlot ? slot : worker.spare.start)
            primitive.run()
            if !task.opensSlot { kernels_copy(worker.spare.start, slot, count, 1) }
            return
        }
        withUnsafePointer(to: window) {
            kernels_convolution_gradient(
                x, gradient, slot, $0, filters, cdnnl_product_of_transposed,
                task.opensSlot ? 0 : 1, worker.scratch.start)
        }
    }

    func finish() {
        kernels_sum_slots(slots.start, slotCount, result, count)
    }
}
