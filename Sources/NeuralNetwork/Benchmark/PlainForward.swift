import Glibc

/// The forward pass of one image in plain loops: slow, and with nothing in it to go wrong.
enum PlainForward {
    /// An activation, channels last; a vector is an image of one position.
    private struct Values {
        let shape: Shape
        var values: [Float]

        var channels: Int { shape[shape.count - 1] }
    }

    /// `[classes]`, of an image `[height, width, channels]` that is already scaled.
    ///
    /// - Parameter weights: In the order of `network.weightSpecs`.
    static func probabilities(
        _ network: Network, _ weights: [Tensor], image: [Float]
    ) -> [Float] {
        let named = Dictionary(
            uniqueKeysWithValues: zip(network.weightSpecs, weights).map { spec, tensor in
                ("\(spec.layer)/\(spec.weight.name)", tensor.values)
            })
        var known = [Network.inputName: Values(shape: network.inputShape, values: image)]
        var last: [Float] = image
        for (node, shape) in zip(network.nodes, network.outputShapes) {
            let inputs = node.inputs.compactMap { known[$0] }
            last = output(of: node.layer, inputs, shape) {
                named["\(node.layer.name)/\($0)"] ?? []
            }
            known[node.layer.name] = Values(shape: shape, values: last)
        }
        return last
    }

    private static func output(
        of layer: Layer, _ inputs: [Values], _ shape: Shape, weight: (String) -> [Float]
    ) -> [Float] {
        let x = inputs[0]
        switch layer {
        case .conv2D(let layer):
            return activate(
                convolve(x, layer, shape, weight("kernel"), weight("bias")), layer.activation)
        case .dense(let layer):
            return activate(
                multiply(x.values, weight("kernel"), weight("bias"), layer.units),
                layer.activation)
        case .batchNormalization(let layer):
            let affine = layer.affine(
                gamma: weight("gamma"), beta: weight("beta"), mean: weight("moving_mean"),
                variance: weight("moving_variance"))
            return x.values.indices.map {
                x.values[$0] * affine.scale[$0 % x.channels] + affine.shift[$0 % x.channels]
            }
        case .reLU: return activate(x.values, .relu)
        case .softmax: return activate(x.values, .softmax)
        case .flatten, .dropout: return x.values
        case .add:
            return x.values.indices.map { place in inputs.reduce(0) { $0 + $1.values[place] } }
        case .maxPooling2D(let layer):
            return pool(x, layer, shape) { $0.max() ?? 0 }
        case .averagePooling2D(let layer):
            return pool(x, layer, shape) { $0.reduce(0, +) / Float($0.count) }
        case .globalAveragePooling2D:
            let pixels = Float(x.values.count / x.channels)
            return (0..<x.channels).map { channel in
                stride(from: channel, to: x.values.count, by: x.channels)
                    .reduce(0) { $0 + x.values[$1] } / pixels
            }
        case .zeroPadding2D(let layer):
            return eachOutput(shape) { row, column, channel in
                at(x, row - layer.top, column - layer.left, channel) ?? 0
            }
        }
    }

    private static func activate(_ values: [Float], _ activation: Activation) -> [Float] {
        switch activation {
        case .linear: return values
        case .relu: return values.map { max($0, 0) }
        case .softmax:
            let top = values.max() ?? 0
            let powers = values.map { expf($0 - top) }
            let sum = powers.reduce(0, +)
            return powers.map { $0 / sum }
        }
    }

    private static func multiply(
        _ x: [Float], _ kernel: [Float], _ bias: [Float], _ units: Int
    ) -> [Float] {
        (0..<units).map { unit in
            x.indices.reduce(bias.isEmpty ? 0 : bias[unit]) {
                $0 + x[$1] * kernel[$1 * units + unit]
            }
        }
    }

    private static func convolve(
        _ x: Values, _ layer: Conv2D, _ shape: Shape, _ kernel: [Float], _ bias: [Float]
    ) -> [Float] {
        let top = layer.window(x.shape[0])?.paddingBefore ?? 0
        let left = layer.window(x.shape[1])?.paddingBefore ?? 0
        return eachOutput(shape) { row, column, filter in
            var sum = bias.isEmpty ? 0 : bias[filter]
            for y in 0..<layer.kernelSize {
                for z in 0..<layer.kernelSize {
                    for channel in 0..<x.channels {
                        let value = at(
                            x, row * layer.strides + y - top, column * layer.strides + z - left,
                            channel)
                        let place = (y * layer.kernelSize + z) * x.channels + channel
                        sum += (value ?? 0) * kernel[place * layer.filters + filter]
                    }
                }
            }
            return sum
        }
    }

    /// What lies outside the image does not count.
    private static func pool(
        _ x: Values, _ layer: some Pooling2D, _ shape: Shape, _ reduce: ([Float]) -> Float
    ) -> [Float] {
        let top = layer.window(x.shape[0])?.paddingBefore ?? 0
        let left = layer.window(x.shape[1])?.paddingBefore ?? 0
        return eachOutput(shape) { row, column, channel in
            let rows = row * layer.strides - top..<row * layer.strides - top + layer.poolSize
            let columns =
                column * layer.strides - left..<column * layer.strides - left + layer.poolSize
            return reduce(
                rows.flatMap { y in columns.compactMap { at(x, y, $0, channel) } })
        }
    }

    private static func eachOutput(
        _ shape: Shape, _ value: (_ row: Int, _ column: Int, _ channel: Int) -> Float
    ) -> [Float] {
        (0..<shape[0] * shape[1] * shape[2]).map { place in
            let pixel = place / shape[2]
            return value(pixel / shape[1], pixel % shape[1], place % shape[2])
        }
    }

    /// Nil outside the image.
    private static func at(_ x: Values, _ row: Int, _ column: Int, _ channel: Int) -> Float? {
        guard (0..<x.shape[0]).contains(row), (0..<x.shape[1]).contains(column) else { return nil }
        return x.values[(row * x.shape[1] + column) * x.channels + channel]
    }
}
