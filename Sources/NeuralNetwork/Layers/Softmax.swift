/// Softmax over the last axis: `[classes]` → `[classes]`; only as the last layer of a network.
///
/// Source: https://keras.io/api/layers/activation_layers/softmax/
public struct Softmax: LayerSpec {
    /// Unique in its network.
    public var name: String

    /// The layer has no hyper-parameters.
    public init(name: String = "") {
        self.name = name
    }

    /// Keras's `class_name`.
    public static let className = "Softmax"
    /// The closed enumeration that networks store.
    public var layer: Layer { .softmax(self) }

    /// The input's shape.
    public func outputShape(for inputs: [Shape]) throws -> Shape {
        let input = try single(inputs)
        guard input.count == 1 else {
            throw DesignError.unsuitableInput(layer: name, expected: "a vector", found: inputs)
        }
        return input
    }
}
