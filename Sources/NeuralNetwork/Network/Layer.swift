/// The closed set of layers that a network can hold.
public enum Layer: Codable, Hashable, Sendable {
    /// Two-dimensional convolution.
    case conv2D(Conv2D)
    /// Fully connected layer.
    case dense(Dense)
    /// Batch normalisation over the last axis.
    case batchNormalization(BatchNormalization)
    /// `max(x, 0)`.
    case reLU(ReLU)
    /// Maximum over windows.
    case maxPooling2D(MaxPooling2D)
    /// Mean over windows.
    case averagePooling2D(AveragePooling2D)
    /// Mean over the whole image.
    case globalAveragePooling2D(GlobalAveragePooling2D)
    /// Image to vector.
    case flatten(Flatten)
    /// Random zeros while training.
    case dropout(Dropout)
    /// Softmax over the last axis.
    case softmax(Softmax)
    /// Sum of two or more inputs.
    case add(Add)
    /// Zeros around the image.
    case zeroPadding2D(ZeroPadding2D)

    /// The layer as what all layers have in common.
    public var spec: any LayerSpec {
        switch self {
        case .conv2D(let spec): spec
        case .dense(let spec): spec
        case .batchNormalization(let spec): spec
        case .reLU(let spec): spec
        case .maxPooling2D(let spec): spec
        case .averagePooling2D(let spec): spec
        case .globalAveragePooling2D(let spec): spec
        case .flatten(let spec): spec
        case .dropout(let spec): spec
        case .softmax(let spec): spec
        case .add(let spec): spec
        case .zeroPadding2D(let spec): spec
        }
    }

    /// The layer's name, unique in its network.
    public var name: String { spec.name }

    /// The same layer under another name.
    public func named(_ name: String) -> Layer {
        var spec = self.spec
        spec.name = name
        return spec.layer
    }
}
