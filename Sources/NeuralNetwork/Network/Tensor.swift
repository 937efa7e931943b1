/// The shape of one sample, without the batch axis: `[height, width, channels]` or `[features]`.
public typealias Shape = [Int]

/// A named array of weights in Keras's layout, the only layout that leaves a plan.
public struct Tensor: Hashable, Sendable {
    /// `layer/weight`, for example `conv2d/kernel`.
    public var name: String
    /// Row-major; `[kh, kw, in, out]` for convolutions, `[in, out]` for dense layers.
    public var shape: Shape
    /// As many values as the product of `shape`.
    public var values: [Float]

    /// - Precondition: `values.count` is the product of `shape`.
    public init(name: String, shape: Shape, values: [Float]) {
        precondition(
            values.count == shape.reduce(1, *),
            "\(name): \(values.count) values for shape \(shape)")
        self.name = name
        self.shape = shape
        self.values = values
    }
}
