import CDNNL
import CKernels

extension Conv2D: TrainableLayer {
    func trainingOperation(at site: TrainingSite) throws -> any TrainingOperation {
        try ConvolutionOperation(self, at: site)
    }

    /// - Throws: `DesignError` if the layer cannot take the input.
    func geometry(input: Shape, batchSize: Int) throws -> cdnnl_convolution {
        let image = try image([input])
        let output = try outputShape(for: [input])
        guard let rows = window(image.height), let columns = window(image.width) else {
            preconditionFailure("\(name): no window fits \(input)")
        }
        return cdnnl_convolution(
            batch: Int64(batchSize), height: Int64(image.height), width: Int64(image.width),
            channels: Int64(image.channels), output_height: Int64(output[0]),
            output_width: Int64(output[1]), filters: Int64(filters), kernel: Int64(kernelSize),
            stride: Int64(strides), top: Int64(rows.paddingBefore),
            left: Int64(columns.paddingBefore), bottom: Int64(rows.paddingAfter),
            right: Int64(columns.paddingAfter))
    }
}

extension Conv2D {
    /// The way that is fastest for the geometry, with threads of its own where it can use them.
    ///
    /// - Throws: `EngineError` from oneDNN.
    func computation(
        _ context: PrimitiveContext, _ geometry: cdnnl_convolution, pass: cdnnl_pass,
        fusion: Primitive.Fusion, threads: Int = 1
    ) throws -> any Computation {
        if let winograd = WinogradConvolution(
            geometry, pass: pass, fusion: fusion, threads: threads)
        {
            return winograd
        }
        return try Primitive(context, convolution: geometry, pass: pass, fusion: fusion)
    }

    /// One for each thread; all are packed one after the other.
    ///
    /// - Throws: `EngineError` from oneDNN.
    func computations(
        _ workers: [TrainingWorker], _ geometry: cdnnl_convolution, pass: cdnnl_pass,
        fusion: Primitive.Fusion = .init()
    ) throws -> [any Computation] {
        var first: WinogradConvolution?
        return try workers.map { worker in
            if let first { return WinogradConvolution(twinOf: first) }
            let computation = try computation(
                worker.context, geometry, pass: pass, fusion: fusion)
            first = computation as? WinogradConvolution
            return computation
        }
    }
}

/// Convolves piece by piece, each thread with computations of its own.
///
/// The bias and a ReLU are part of the forward computation. The gradient at the ReLU is cut, and
/// summed for the bias, here, unless the reader of the output, which passes over it anyway, does so.
private final class ConvolutionOperation: TrainingOperation {
    private let input: TrainingInput
    private let output: LayerOutput
    private let biasGradient: UnsafeMutablePointer<Float>?
    private let filters, rowsInPiece: Int
    private let cut: BatchCut
    private let memories: [TrainingWorker]
    private let workers: [ConvolutionWorker]
    private let kernelGradient: KernelGradient?

    init(_ layer: Conv2D, at site: TrainingSite) throws {
        (input, output, cut, memories) = (site.input, site.output, site.cut, site.workers)
        filters = layer.filters
        rowsInPiece = cut.images * output.imageCount / filters
        let bias = layer.useBias ? site.weight("bias") : nil
        biasGradient = bias?.gradient
        output.isRectified = layer.activation == .relu
        if biasGradient != nil {
            output.gradientSums = AlignedBuffer(count: site.batchSize * filters)
            for worker in memories { worker.scratch.reserve(kernels_period(filters)) }
        }
        kernels_set_threads(1)
        let geometry = try layer.geometry(
            input: site.node.inputShapes[0], batchSize: site.cut.images)
        let forward = try layer.computations(
            site.workers, geometry, pass: cdnnl_training,
            fusion: .init(bias: bias != nil, relu: layer.activation == .relu))
        let leadsBack = site.output.gradient != nil && site.input.gradient != nil
        let backward =
            leadsBack
            ? try layer.computations(site.workers, geometry, pass: cdnnl_backward_data) : []
        workers = site.workers.indices.map { place in
            ConvolutionWorker(
                forward: forward[place], backward: leadsBack ? backward[place] : nil,
                memory: site.workers[place], kernel: site.weight("kernel").value, bias: bias?.value,
                input: site.input, output: site.output,
                inputCount: site.cut.images * site.input.activation.imageCount)
        }
        kernelGradient = try KernelGradient(layer, geometry, at: site)
    }

    var forwardStages: [TrainingStage] {
        [
            .images(
                ImageStage(
                    begin: { _ in for worker in self.workers { worker.beginForward() } },
                    work: { self.workers[$0.worker].forward($0) }))
        ]
    }

    var backwardStages: [TrainingStage] {
        guard output.gradient != nil else { return [] }
        return [
            .images(
                ImageStage(
                    begin: { _ in for worker in self.workers { worker.beginBackward() } },
                    work: { self.backward($0) }, end: { self.endBackward() }))
        ]
    }

    private func backward(_ task: ImageTask) {
        let gradient = output.gradient(task)
        if output.isRectified && !output.readerRectifiesGradient {
            kernels_relu_backward(
                output.values(task), gradient, gradient, rowsInPiece * filters, 0)
        }
        if let sums = output.gradientSums, output.summingReader == nil {
            kernels_channel_sums(
                gradient, rowsInPiece, filters, sums.start + task.piece * filters,
                memories[task.worker].scratch.start)
        }
        kernelGradient?.run(task)
        workers[task.worker].backward(task)
    }

    private func endBackward() {
        kernelGradient?.finish()
        if let biasGradient, let sums = output.gradientSums {
            let pieces = (output.summingReader ?? cut).pieces
            kernels_sum_slots(sums.start, pieces, biasGradient, filters)
        }
    }
}
