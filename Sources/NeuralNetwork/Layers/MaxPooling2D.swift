/// Maximum over windows: `[height, width, channels]` → `[height', width', channels]`.
///
/// Source: https://keras.io/api/layers/pooling_layers/max_pooling2d/
public struct MaxPooling2D: Pooling2D {
    /// Unique in its network.
    public var name: String
    /// Height and width of the window, at least 1.
    public var poolSize: Int
    /// Step of the window along both axes, at least 1.
    public var strides: Int
    /// Border treatment.
    public var padding: Padding

    /// A square window; without `strides` the windows stand side by side, as in Keras.
    public init(
        poolSize: Int = 2, strides: Int? = nil, padding: Padding = .valid, name: String = ""
    ) {
        self.name = name
        self.poolSize = poolSize
        self.strides = strides ?? poolSize
        self.padding = padding
    }

    /// Keras's `class_name`.
    public static let className = "MaxPooling2D"
    /// The closed enumeration that networks store.
    public var layer: Layer { .maxPooling2D(self) }
}
