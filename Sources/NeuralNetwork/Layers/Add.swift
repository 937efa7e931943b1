/// Sum of two or more inputs of one shape; the shape stays.
///
/// Source: https://keras.io/api/layers/merging_layers/add/
public struct Add: LayerSpec {
    /// Unique in its network.
    public var name: String

    /// The layer has no hyper-parameters.
    public init(name: String = "") {
        self.name = name
    }

    /// Keras's `class_name`.
    public static let className = "Add"
    /// The closed enumeration that networks store.
    public var layer: Layer { .add(self) }

    /// The inputs' shape.
    public func outputShape(for inputs: [Shape]) throws -> Shape {
        guard let first = inputs.first, inputs.count >= 2, inputs.allSatisfy({ $0 == first })
        else {
            throw DesignError.unsuitableInput(
                layer: name, expected: "two or more inputs of one shape", found: inputs)
        }
        return first
    }
}
