import CKernels

/// A layer that takes one value of each window of an image, channel by channel:
/// `[height, width, channels]` → `[height', width', channels]`.
public protocol Pooling2D: LayerSpec {
    /// Height and width of the window, at least 1.
    var poolSize: Int { get }
    /// Step of the window along both axes, at least 1.
    var strides: Int { get }
    /// Border treatment.
    var padding: Padding { get }
}

extension Pooling2D {
    /// `[height', width', channels]`.
    public func outputShape(for inputs: [Shape]) throws -> Shape {
        let input = try image(inputs)
        try require(poolSize >= 1, "pool_size", "at least 1", poolSize)
        try require(strides >= 1, "strides", "at least 1", strides)
        guard let rows = window(input.height), let columns = window(input.width) else {
            throw DesignError.unsuitableInput(
                layer: name, expected: "an image of at least \(poolSize)×\(poolSize)",
                found: inputs)
        }
        return [rows.output, columns.output, input.channels]
    }

    func window(_ input: Int) -> Window? {
        Window(input: input, kernel: poolSize, stride: strides, padding: padding)
    }

    func geometry(input: Shape, batchSize: Int) -> kernels_window {
        guard let rows = window(input[0]), let columns = window(input[1]) else {
            preconditionFailure("no window of \(poolSize) fits \(input)")
        }
        return kernels_window(
            batch: batchSize, height: input[0], width: input[1], channels: input[2],
            output_height: rows.output, output_width: columns.output, size: poolSize,
            stride: strides, top: rows.paddingBefore, left: columns.paddingBefore)
    }
}
