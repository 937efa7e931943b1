import CKernels

/// Layers that pass over memory once, with a normalisation put off by their input.
extension InferenceCompiler {
    /// Puts the normalisation off to its readers if all can apply it, else computes it, with the
    /// ReLU after it if there is one.
    mutating func normalize(_ node: Wiring.Node, _ layer: BatchNormalization) {
        let input = value(node.input)
        let own = affine(node.name, layer)
        let affine = input.pending?.followed(by: own) ?? own
        let normalized = Value(storage: input.storage, pending: affine)
        if let next = wiring.soleReader(of: node.name), case .reLU = next.layer {
            absorb(next)
            scaleShift(next, input: normalized, relu: true)
        } else if node.name != wiring.output,
            wiring.readers(of: node.name).allSatisfy(\.appliesPendingNormalization)
        {
            define(node.name, as: input.storage, pending: affine)
        } else {
            scaleShift(node, input: normalized, relu: false)
        }
    }

    mutating func scaleShift(_ node: Wiring.Node, input: Value, relu: Bool) {
        let storage = newStorage(for: node)
        let count = batchSize * node.outputShape.reduce(1, *)
        let (x, y) = (input.storage.start, storage.start)
        if let affine = input.pending {
            let period = kernels_period(node.channels)
            let (scale, shift) = (AlignedBuffer(count: period), AlignedBuffer(count: period))
            kernels_spread(affine.scale, scale.start, node.channels)
            kernels_spread(affine.shift, shift.start, node.channels)
            append {
                kernels_scale_shift(x, y, count, period, scale.start, shift.start, relu ? 1 : 0)
            }
        } else {
            append { kernels_relu(x, y, count) }
        }
        define(node.name, as: storage)
    }

    mutating func maxPool(_ node: Wiring.Node, _ geometry: kernels_window) {
        let input = value(node.input)
        let storage = newStorage(for: node)
        let (x, y) = (input.storage.start, storage.start)
        let scale = input.pending.map { AlignedBuffer($0.scale) }
        let shift = input.pending.map { AlignedBuffer($0.shift) }
        append {
            var (window, fusion) = (geometry, kernels_pool_fusion())
            (fusion.scale, fusion.shift) = (
                scale.map { UnsafePointer($0.start) }, shift.map { UnsafePointer($0.start) }
            )
            kernels_max_pool(x, y, nil, &window, &fusion)
        }
        define(node.name, as: storage)
    }

    mutating func averagePool(_ node: Wiring.Node, _ geometry: kernels_window) {
        let storage = newStorage(for: node)
        let (x, y) = (value(node.input).storage.start, storage.start)
        append {
            withUnsafePointer(to: geometry) { kernels_average_pool(x, y, $0) }
        }
        define(node.name, as: storage)
    }

    mutating func zeroPad(_ node: Wiring.Node, _ border: kernels_border) {
        let storage = newStorage(for: node)
        let (x, y) = (value(node.input).storage.start, storage.start)
        append {
            withUnsafePointer(to: border) { kernels_zero_pad(x, y, $0) }
        }
        define(node.name, as: storage)
    }

    mutating func add(_ node: Wiring.Node) {
        let storage = newStorage(for: node)
        let count = batchSize * node.outputShape.reduce(1, *)
        let inputs = node.inputs.map { value($0).storage.start }
        let y = storage.start
        append {
            kernels_add(inputs[0], inputs[1], y, count)
            for x in inputs.dropFirst(2) { kernels_copy(x, y, count, 1) }
        }
        define(node.name, as: storage)
    }
}

extension Wiring.Node {
    /// A convolution can take a normalisation of its input into its kernel only if it does not pad:
    /// padding is 0 after the normalisation, not before.
    fileprivate var appliesPendingNormalization: Bool {
        switch layer {
        case .conv2D(let convolution): !convolution.pads(inputShapes[0])
        case .dense, .maxPooling2D, .batchNormalization: true
        default: false
        }
    }
}

extension Conv2D {
    fileprivate func pads(_ input: Shape) -> Bool {
        guard let rows = window(input[0]), let columns = window(input[1]) else { return true }
        return rows.paddingBefore + rows.paddingAfter + columns.paddingBefore
            + columns.paddingAfter > 0
    }
}
