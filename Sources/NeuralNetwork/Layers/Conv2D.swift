/// Two-dimensional convolution: `[height, width, in]` → `[height', width', filters]`.
///
/// Weights: `kernel [kh, kw, in, filters]`, `bias [filters]` if `useBias`.
/// Source: https://keras.io/api/layers/convolution_layers/convolution2d/
public struct Conv2D: LayerSpec {
    /// Unique in its network.
    public var name: String
    /// Number of output channels, at least 1.
    public var filters: Int
    /// Height and width of the window, at least 1.
    public var kernelSize: Int
    /// Step of the window along both axes, at least 1.
    public var strides: Int
    /// Border treatment.
    public var padding: Padding
    /// Applied to the sums.
    public var activation: Activation
    /// Whether a bias is added.
    public var useBias: Bool
    /// How a new kernel is drawn.
    public var kernelInitializer: Initializer

    /// A square convolution; defaults are Keras's.
    public init(
        filters: Int, kernelSize: Int, strides: Int = 1, padding: Padding = .valid,
        activation: Activation = .linear, useBias: Bool = true,
        kernelInitializer: Initializer = .glorotUniform, name: String = ""
    ) {
        self.name = name
        self.filters = filters
        self.kernelSize = kernelSize
        self.strides = strides
        self.padding = padding
        self.activation = activation
        self.useBias = useBias
        self.kernelInitializer = kernelInitializer
    }

    /// Keras's `class_name`.
    public static let className = "Conv2D"
    /// The closed enumeration that networks store.
    public var layer: Layer { .conv2D(self) }

    /// `[height', width', filters]`.
    public func outputShape(for inputs: [Shape]) throws -> Shape {
        let input = try image(inputs)
        try require(filters >= 1, "filters", "at least 1", filters)
        try require(kernelSize >= 1, "kernel_size", "at least 1", kernelSize)
        try require(strides >= 1, "strides", "at least 1", strides)
        try require(activation != .softmax, "activation", "linear or relu", activation)
        guard let rows = window(input.height), let columns = window(input.width) else {
            throw DesignError.unsuitableInput(
                layer: name, expected: "an image of at least \(kernelSize)×\(kernelSize)",
                found: inputs)
        }
        return [rows.output, columns.output, filters]
    }

    /// Kernel, then bias.
    public func weightSpecs(for inputs: [Shape]) throws -> [WeightSpec] {
        let channels = try image(inputs).channels
        let kernel = WeightSpec(
            name: "kernel", shape: [kernelSize, kernelSize, channels, filters],
            initializer: kernelInitializer, isTrainable: true, decays: true)
        let bias = WeightSpec(
            name: "bias", shape: [filters], initializer: .zeros, isTrainable: true, decays: false)
        return useBias ? [kernel, bias] : [kernel]
    }

    /// Output positions × window × input channels × filters.
    public func multiplyAdds(for inputs: [Shape]) throws -> Int {
        let channels = try image(inputs).channels
        return try outputShape(for: inputs).reduce(1, *) * kernelSize * kernelSize * channels
    }

    func window(_ input: Int) -> Window? {
        Window(input: input, kernel: kernelSize, stride: strides, padding: padding)
    }
}
