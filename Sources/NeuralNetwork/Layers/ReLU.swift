/// `max(x, 0)`; the shape stays.
///
/// Source: https://keras.io/api/layers/activation_layers/relu/
public struct ReLU: LayerSpec {
    /// Unique in its network.
    public var name: String

    /// The layer has no hyper-parameters.
    public init(name: String = "") {
        self.name = name
    }

    /// Keras's `class_name`.
    public static let className = "ReLU"
    /// The closed enumeration that networks store.
    public var layer: Layer { .reLU(self) }

    /// The input's shape.
    public func outputShape(for inputs: [Shape]) throws -> Shape {
        try single(inputs)
    }
}
