/// Image to vector, row by row, channels innermost: `[height, width, channels]` → `[features]`.
///
/// Source: https://keras.io/api/layers/reshaping_layers/flatten/
public struct Flatten: LayerSpec {
    /// Unique in its network.
    public var name: String

    /// The layer has no hyper-parameters.
    public init(name: String = "") {
        self.name = name
    }

    /// Keras's `class_name`.
    public static let className = "Flatten"
    /// The closed enumeration that networks store.
    public var layer: Layer { .flatten(self) }

    /// `[features]`.
    public func outputShape(for inputs: [Shape]) throws -> Shape {
        [try single(inputs).reduce(1, *)]
    }
}
