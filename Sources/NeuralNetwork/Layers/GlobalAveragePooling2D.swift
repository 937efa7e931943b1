/// Mean over all positions: `[height, width, channels]` → `[channels]`.
///
/// Source: https://keras.io/api/layers/pooling_layers/global_average_pooling2d/
public struct GlobalAveragePooling2D: LayerSpec {
    /// Unique in its network.
    public var name: String

    /// The layer has no hyper-parameters.
    public init(name: String = "") {
        self.name = name
    }

    /// Keras's `class_name`.
    public static let className = "GlobalAveragePooling2D"
    /// The closed enumeration that networks store.
    public var layer: Layer { .globalAveragePooling2D(self) }

    /// `[channels]`.
    public func outputShape(for inputs: [Shape]) throws -> Shape {
        [try image(inputs).channels]
    }
}
