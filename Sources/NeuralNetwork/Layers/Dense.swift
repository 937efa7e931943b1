/// Fully connected layer: `[features]` → `[units]`.
///
/// Weights: `kernel [features, units]`, `bias [units]` if `useBias`.
/// Source: https://keras.io/api/layers/core_layers/dense/
public struct Dense: LayerSpec {
    /// Unique in its network.
    public var name: String
    /// Number of outputs, at least 1.
    public var units: Int
    /// Applied to the sums; softmax only in the last layer.
    public var activation: Activation
    /// Whether a bias is added.
    public var useBias: Bool
    /// How a new kernel is drawn.
    public var kernelInitializer: Initializer

    /// Defaults are Keras's.
    public init(
        units: Int, activation: Activation = .linear, useBias: Bool = true,
        kernelInitializer: Initializer = .glorotUniform, name: String = ""
    ) {
        self.name = name
        self.units = units
        self.activation = activation
        self.useBias = useBias
        self.kernelInitializer = kernelInitializer
    }

    /// Keras's `class_name`.
    public static let className = "Dense"
    /// The closed enumeration that networks store.
    public var layer: Layer { .dense(self) }

    /// `[units]`.
    public func outputShape(for inputs: [Shape]) throws -> Shape {
        try require(units >= 1, "units", "at least 1", units)
        _ = try features(inputs)
        return [units]
    }

    /// Kernel, then bias.
    public func weightSpecs(for inputs: [Shape]) throws -> [WeightSpec] {
        let kernel = WeightSpec(
            name: "kernel", shape: [try features(inputs), units],
            initializer: kernelInitializer, isTrainable: true, decays: true)
        let bias = WeightSpec(
            name: "bias", shape: [units], initializer: .zeros, isTrainable: true, decays: false)
        return useBias ? [kernel, bias] : [kernel]
    }

    /// Features × units.
    public func multiplyAdds(for inputs: [Shape]) throws -> Int { try features(inputs) * units }

    private func features(_ inputs: [Shape]) throws -> Int {
        let input = try single(inputs)
        guard input.count == 1 else {
            throw DesignError.unsuitableInput(
                layer: name, expected: "a vector (put Flatten before it)", found: inputs)
        }
        return input[0]
    }
}
