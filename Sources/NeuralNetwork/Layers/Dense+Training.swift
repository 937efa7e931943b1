import CDNNL
import CKernels

extension Dense: TrainableLayer {
    func trainingOperation(at site: TrainingSite) throws -> any TrainingOperation {
        try DenseOperation(self, at: site)
    }

    func geometry(features: Int, batchSize: Int) -> cdnnl_product {
        cdnnl_product(
            batch: Int64(batchSize), features: Int64(features), units: Int64(units))
    }
}

/// Each thread takes a part of the batch, and for the kernel's gradient a part of the features: in
/// pieces as small as those of convolutions all of the kernel would be read for each.
///
/// A softmax is taken together with the loss.
private final class DenseOperation: TrainingOperation {
    private let input: TrainingInput
    private let output: LayerOutput
    private let kernelGradient, biasGradient: UnsafeMutablePointer<Float>?
    private let memory: TrainingWorker
    private let batchSize, features, units, threads: Int
    private var parts: [Part] = []
    private var isBound = false

    /// Some images' share of the forward and the backward pass.
    private struct Part {
        let images: Range<Int>
        let memory: TrainingWorker
        let forward: Primitive
        var backward: Primitive?
        var primitives: [Primitive] { [forward] + (backward.map { [$0] } ?? []) }
    }

    init(_ layer: Dense, at site: TrainingSite) throws {
        (input, output, memory) = (site.input, site.output, site.workers[0])
        (batchSize, units) = (site.batchSize, layer.units)
        (features, threads) = (site.node.inputShapes[0][0], site.threads)
        let kernel = site.weight("kernel")
        let bias = layer.useBias ? site.weight("bias") : nil
        (kernelGradient, biasGradient) = (kernel.gradient, bias?.gradient)
        output.isRectified = layer.activation == .relu
        if biasGradient != nil {
            output.gradientSums = AlignedBuffer(count: batchSize * layer.units)
            memory.scratch.reserve(site.threads * kernels_period(layer.units))
        }
        kernels_set_threads(1)
        let count = min(threads, batchSize)
        for place in 0..<count {
            let images = batchSize * place / count..<batchSize * (place + 1) / count
            parts.append(
                try part(
                    layer, images, site.workers[place], kernel: kernel.value, bias: bias?.value))
        }
    }

    private func part(
        _ layer: Dense, _ images: Range<Int>, _ memory: TrainingWorker,
        kernel: UnsafeMutablePointer<Float>, bias: UnsafeMutablePointer<Float>?
    ) throws -> Part {
        let geometry = layer.geometry(features: features, batchSize: images.count)
        let forward = try Primitive(
            memory.context, product: geometry, pass: cdnnl_training,
            fusion: .init(bias: bias != nil, relu: layer.activation == .relu))
        forward.bind(cdnnl_weights, kernel)
        if let bias { forward.bind(cdnnl_bias, bias) }
        forward.bind(cdnnl_source, input.values + images.lowerBound * features)
        forward.bind(cdnnl_destination, output.values + images.lowerBound * units)
        var part = Part(images: images, memory: memory, forward: forward)
        if let gradient = output.gradient, input.gradient != nil {
            let backward = try Primitive(
                memory.context, product: geometry, pass: cdnnl_backward_data, fusion: .init())
            backward.bind(cdnnl_weights, kernel)
            backward.bind(cdnnl_destination, gradient + images.lowerBound * units)
            if input.accumulates { memory.spare.reserve(images.count * features) }
            part.backward = backward
        }
        for primitive in part.primitives { memory.scratch.reserve(primitive.scratchFloats) }
        return part
    }

    var forwardStages: [TrainingStage] {
        let runner = ClosureRunner { part in
            self.parts[part].forward.pack()
            self.parts[part].forward.run()
        }
        return [
            .batch { _ in
                if !self.isBound { self.bindSharedMemory() }
                runner.run(tasks: self.parts.count)
            }
        ]
    }

    var backwardStages: [TrainingStage] {
        guard let gradient = output.gradient else { return [] }
        let kernelRunner = kernelGradient.map { result in
            ClosureRunner { self.differentiateKernel(part: $0, gradient, result) }
        }
        let inputRunner = input.gradient.map { result in
            ClosureRunner { self.differentiateInput(self.parts[$0], result) }
        }
        return [
            .batch { _ in
                self.finish(gradient)
                kernelRunner?.run(tasks: self.threads)
                inputRunner?.run(tasks: self.parts.count)
            }
        ]
    }

    /// What a reader has left to do of the gradient at the output.
    private func finish(_ gradient: UnsafeMutablePointer<Float>) {
        if output.isRectified && !output.readerRectifiesGradient {
            kernels_relu_backward(output.values, gradient, gradient, output.count, 0)
        }
        guard let biasGradient, let sums = output.gradientSums else { return }
        if let reader = output.summingReader {
            kernels_sum_slots(sums.start, reader.pieces, biasGradient, units)
        } else {
            kernels_channel_sums(gradient, batchSize, units, biasGradient, memory.scratch.start)
        }
    }

    private func differentiateKernel(
        part: Int, _ gradient: UnsafeMutablePointer<Float>, _ result: UnsafeMutablePointer<Float>
    ) {
        let part = features * part / threads..<features * (part + 1) / threads
        guard !part.isEmpty else { return }
        cdnnl_product_of_transposed(
            batchSize, part.count, units, input.values + part.lowerBound, features, gradient,
            result + part.lowerBound * units, 0)
    }

    private func differentiateInput(_ part: Part, _ inputGradient: UnsafeMutablePointer<Float>) {
        part.backward?.pack()
        part.backward?.run()
        guard input.accumulates else { return }
        kernels_copy(
            part.memory.spare.start, inputGradient + part.images.lowerBound * features,
            part.images.count * features, 1)
    }

    /// Shared memory exists only when all operations of the plan have reserved theirs.
    private func bindSharedMemory() {
        for part in parts {
            for primitive in part.primitives {
                primitive.bind(cdnnl_scratchpad, part.memory.scratch.start)
            }
            guard let gradient = input.gradient else { continue }
            part.backward?.bind(
                cdnnl_source,
                input.accumulates
                    ? part.memory.spare.start : gradient + part.images.lowerBound * features)
        }
        isBound = true
    }
}
