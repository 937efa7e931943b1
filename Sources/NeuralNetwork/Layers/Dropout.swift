/// While training, sets a random `rate` of the values to 0 and scales the others by 1 / (1 − rate).
///
/// Source: Srivastava et al. 2014; https://keras.io/api/layers/regularization_layers/dropout/
public struct Dropout: LayerSpec {
    /// Unique in its network.
    public var name: String
    /// Share of the values that is set to 0, in 0..<1.
    public var rate: Float

    /// Drops `rate` of the values.
    public init(rate: Float, name: String = "") {
        self.name = name
        self.rate = rate
    }

    /// Keras's `class_name`.
    public static let className = "Dropout"
    /// The closed enumeration that networks store.
    public var layer: Layer { .dropout(self) }

    /// The input's shape.
    public func outputShape(for inputs: [Shape]) throws -> Shape {
        try require(rate >= 0 && rate < 1, "rate", "at least 0 and below 1", rate)
        return try single(inputs)
    }
}
