/// What one layer is: its name and hyper-parameters, no tensors.
///
/// Names and defaults of hyper-parameters are Keras's (https://keras.io/api/layers/).
public protocol LayerSpec: Codable, Hashable, Sendable {
    /// Unique in its network; empty means that the network chooses one, as Keras does.
    var name: String { get set }
    /// Keras's `class_name`.
    static var className: String { get }
    /// The closed enumeration that networks store.
    var layer: Layer { get }
    /// The shape of the output for inputs of these shapes, without the batch axis.
    ///
    /// - Throws: `DesignError` if the layer cannot take them.
    func outputShape(for inputs: [Shape]) throws -> Shape
    /// The weights in the order of Keras's `get_weights()`.
    func weightSpecs(for inputs: [Shape]) throws -> [WeightSpec]
    /// Multiply-accumulate operations of the forward pass for one sample.
    func multiplyAdds(for inputs: [Shape]) throws -> Int
}

extension LayerSpec {
    /// Most layers have no weights.
    public func weightSpecs(for inputs: [Shape]) throws -> [WeightSpec] { [] }
    /// Only convolutions and dense layers count, as is usual.
    public func multiplyAdds(for inputs: [Shape]) throws -> Int { 0 }

    /// The one input of a layer that takes exactly one.
    func single(_ inputs: [Shape]) throws -> Shape {
        guard let input = inputs.first, inputs.count == 1 else {
            throw DesignError.unsuitableInput(layer: name, expected: "one input", found: inputs)
        }
        return input
    }

    /// The one input of a layer that takes one image, as height, width and channels.
    func image(_ inputs: [Shape]) throws -> (height: Int, width: Int, channels: Int) {
        let input = try single(inputs)
        guard input.count == 3 else {
            throw DesignError.unsuitableInput(
                layer: name, expected: "an image [height, width, channels]", found: inputs)
        }
        return (input[0], input[1], input[2])
    }

    func require(
        _ condition: Bool, _ hyperparameter: String, _ expected: String, _ found: Any
    ) throws {
        guard condition else {
            throw DesignError.hyperparameter(
                layer: name, name: hyperparameter, expected: expected, found: "\(found)")
        }
    }
}

/// One array of weights that a layer needs.
public struct WeightSpec: Hashable, Sendable {
    /// Keras's name within the layer: `kernel`, `bias`, `gamma`, `beta`, `moving_mean`, …
    public var name: String
    /// Keras's layout.
    public var shape: Shape
    /// How a new network fills it.
    public var initializer: Initializer
    /// False for running statistics.
    public var isTrainable: Bool
    /// Whether weight decay applies: kernels only, neither biases nor normalisation.
    public var decays: Bool

    /// How many values it holds.
    public var count: Int { shape.reduce(1, *) }
}

/// How new weights are drawn.
public enum Initializer: String, Codable, Hashable, Sendable {
    /// All 0.
    case zeros
    /// All 1.
    case ones
    /// Uniform in ±√(6 / (fan in + fan out)); Glorot and Bengio 2010, Keras's default.
    case glorotUniform
    /// Normal with deviation √(2 / fan in); He et al. 2015.
    case heNormal
}

/// What a convolution or dense layer applies to its sums.
public enum Activation: String, Codable, Hashable, Sendable {
    /// Nothing.
    case linear
    /// `max(x, 0)`.
    case relu
    /// Softmax over the last axis; only for the last layer of a network.
    case softmax
}

/// How a window layer treats the border.
public enum Padding: String, Codable, Hashable, Sendable {
    /// No padding: the output is smaller.
    case valid
    /// Zeros so that the output has ⌈size / stride⌉ positions; odd padding goes to the bottom right.
    case same
}

/// The geometry of a sliding window along one axis, as Keras defines it.
struct Window: Hashable {
    let output: Int
    let paddingBefore: Int
    let paddingAfter: Int

    /// Nil if the window does not fit.
    init?(input: Int, kernel: Int, stride: Int, padding: Padding) {
        switch padding {
        case .valid:
            guard input >= kernel else { return nil }
            (output, paddingBefore, paddingAfter) = ((input - kernel) / stride + 1, 0, 0)
        case .same:
            output = (input + stride - 1) / stride
            let total = max((output - 1) * stride + kernel - input, 0)
            paddingBefore = total / 2
            paddingAfter = total - total / 2
        }
    }
}
