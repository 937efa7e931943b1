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
        forward: any Computation, backward: (any Computation)?, memory: TrainingWorker,
        kernel: UnsafeMutablePointer<Float>, bias: UnsafeMutablePointer<Float>?,
        input: TrainingInput, output: LayerOutput, inputCount: Int
    ) {
        (self.forward, self.backward, self.memory) = (forward, backward, memory)
        (self.input, self.output, self.inputCount) = (input, output, inputCount)
        for computation in [forward, backward].compactMap({ $0 }) {
            computation.bind(cdnnl_weights, kernel)
            memory.scratch.reserve(computation.scratchFloats)
        }
        if let bias { forward.bind(cdnnl_bias, bias) }
        if backward != nil && input.accumulates { memory.spare.reserve(inputCount) }
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
