import CDNNL
import CKernels

/// One thread's part of a convolution in training, from values to values and from gradient to
/// gradient.
final class ConvolutionWorker {
    private let input: TrainingInput
    private let output: LayerOutput
    private let memory: TrainingWorker
    private let inputCount: Int
    private let forward: any Computation
    private let backward: (any Computation)?
    private var isBound = false

    init(
        _ layer: Conv2D, _ geometry: cdnnl_convolution, memory: TrainingWorker,
        kernel: UnsafeMutablePointer<Float>, bias: UnsafeMutablePointer<Float>?,
        input: TrainingInput, output: LayerOutput
    ) throws {
        (self.input, self.output, self.memory) = (input, output, memory)
        inputCount = Int(geometry.batch) * input.activation.imageCount
        forward = try layer.computation(
            memory.context, geometry, pass: cdnnl_training,
            fusion: .init(bias: bias != nil, relu: layer.activation == .relu))
        forward.bind(cdnnl_weights, kernel)
        if let bias { forward.bind(cdnnl_bias, bias) }
        memory.scratch.reserve(forward.scratchFloats)
        guard output.gradient != nil, input.gradient != nil else {
            backward = nil
            return
        }
        let backward = try layer.computation(
            memory.context, geometry, pass: cdnnl_backward_data, fusion: .init())
        backward.bind(cdnnl_weights, kernel)
        memory.scratch.reserve(backward.scratchFloats)
        if input.accumulates { memory.spare.reserve(inputCount) }
        self.backward = backward
    }

    func beginForward() {
        if !isBound { bindSharedMemory() }
        forward.pack()
    }

    func beginBackward() { backward?.pack() }

    func forward(_ task: ImageTask) {
        forward.bind(cdnnl_source, input.values(task))
        forward.bind(cdnnl_destination, output.values(task))
        forward.run()
    }

    func backward(_ task: ImageTask) {
        guard let backward, let gradient = output.gradient(task),
            let inputGradient = input.gradient(task)
        else { return }
        backward.bind(cdnnl_destination, gradient)
        if !input.accumulates { backward.bind(cdnnl_source, inputGradient) }
        backward.run()
        if input.accumulates { kernels_copy(memory.spare.start, inputGradient, inputCount, 1) }
    }

    /// Shared memory exists only when all operations of the plan have reserved theirs.
    private func bindSharedMemory() {
        forward.bind(cdnnl_scratchpad, memory.scratch.start)
        backward?.bind(cdnnl_scratchpad, memory.scratch.start)
        if input.accumulates { backward?.bind(cdnnl_source, memory.spare.start) }
        isBound = true
    }
}
