/// Batch normalisation over the last axis; the shape stays.
///
/// Weights: `gamma`, `beta`, `moving_mean`, `moving_variance`, each `[channels]`.
/// Source: Ioffe and Szegedy 2015; https://keras.io/api/layers/normalization_layers/batch_normalization/
public struct BatchNormalization: LayerSpec {
    /// Unique in its network.
    public var name: String
    /// How much of the old running statistics a step keeps, 0…1.
    public var momentum: Float
    /// Added to the variance, above 0.
    public var epsilon: Float

    /// Defaults are Keras's.
    public init(momentum: Float = 0.99, epsilon: Float = 1e-3, name: String = "") {
        self.name = name
        self.momentum = momentum
        self.epsilon = epsilon
    }

    /// Keras's `class_name`.
    public static let className = "BatchNormalization"
    /// The closed enumeration that networks store.
    public var layer: Layer { .batchNormalization(self) }

    /// The input's shape.
    public func outputShape(for inputs: [Shape]) throws -> Shape {
        try require((0...1).contains(momentum), "momentum", "between 0 and 1", momentum)
        try require(epsilon > 0, "epsilon", "above 0", epsilon)
        return try single(inputs)
    }

    /// Scale, shift and the running statistics.
    public func weightSpecs(for inputs: [Shape]) throws -> [WeightSpec] {
        let channels = try single(inputs).suffix(1)
        func spec(_ name: String, _ initializer: Initializer, trainable: Bool) -> WeightSpec {
            WeightSpec(
                name: name, shape: Shape(channels), initializer: initializer,
                isTrainable: trainable, decays: false)
        }
        return [
            spec("gamma", .ones, trainable: true),
            spec("beta", .zeros, trainable: true),
            spec("moving_mean", .zeros, trainable: false),
            spec("moving_variance", .ones, trainable: false),
        ]
    }
}
