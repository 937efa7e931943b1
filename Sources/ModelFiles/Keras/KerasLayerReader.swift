import NeuralNetwork

extension Layer {
    /// A layer from the list of a Keras config.
    ///
    /// - Throws: `ModelFileError.content` for a class or a hyper-parameter that Lapel does not
    ///   know: left out, it would change the predictions in silence.
    init(keras field: Field) throws {
        let module = try field.optional("module")
        guard module == nil || module?.value.string == "keras.layers" else {
            throw try field.member("module").fails("“keras.layers”")
        }
        let className = try field.member("class_name")
        guard let read = try Self.readers[className.string()] else {
            throw className.fails("one of \(Self.readers.keys.sorted().joined(separator: ", "))")
        }
        var layer = try KerasLayerConfig(field.member("config"))
        self = try read(&layer)
        try layer.finish()
    }

    private typealias Reader = @Sendable (inout KerasLayerConfig) throws -> Layer

    private static let readers: [String: Reader] = [
        Conv2D.className: { .conv2D(try Conv2D(keras: &$0)) },
        Dense.className: { .dense(try Dense(keras: &$0)) },
        BatchNormalization.className: {
            .batchNormalization(try BatchNormalization(keras: &$0))
        },
        "Activation": { try activation(&$0) },
        ReLU.className: {
            try $0.require("max_value", .null)
            try $0.require("negative_slope", 0)
            try $0.require("threshold", 0)
            return .reLU(ReLU(name: $0.name))
        },
        MaxPooling2D.className: {
            let (size, strides, padding) = try $0.pooling()
            return .maxPooling2D(
                MaxPooling2D(poolSize: size, strides: strides, padding: padding, name: $0.name))
        },
        AveragePooling2D.className: {
            let (size, strides, padding) = try $0.pooling()
            return .averagePooling2D(
                AveragePooling2D(poolSize: size, strides: strides, padding: padding, name: $0.name))
        },
        GlobalAveragePooling2D.className: {
            try $0.requireChannelsLast()
            try $0.require("keepdims", false)
            return .globalAveragePooling2D(GlobalAveragePooling2D(name: $0.name))
        },
        Flatten.className: {
            try $0.requireChannelsLast()
            return .flatten(Flatten(name: $0.name))
        },
        Dropout.className: {
            try $0.require("noise_shape", .null)
            $0.ignore("seed")
            return .dropout(Dropout(rate: try $0.float("rate"), name: $0.name))
        },
        Softmax.className: {
            try $0.require("axis", -1)
            return .softmax(Softmax(name: $0.name))
        },
        Add.className: { .add(Add(name: $0.name)) },
        ZeroPadding2D.className: { .zeroPadding2D(try ZeroPadding2D(keras: &$0)) },
    ]

    private static func activation(_ config: inout KerasLayerConfig) throws -> Layer {
        switch try config.activation() {
        case .relu: .reLU(ReLU(name: config.name))
        case .softmax: .softmax(Softmax(name: config.name))
        case .linear: throw try config.field("activation").fails("“relu” or “softmax”")
        }
    }
}

extension Conv2D {
    fileprivate init(keras config: inout KerasLayerConfig) throws {
        try config.requireChannelsLast()
        try config.require("groups", 1)
        try config.require("dilation_rate", 1, [1, 1])
        self.init(
            filters: try config.size("filters"), kernelSize: try config.square("kernel_size"),
            strides: try config.square("strides", default: 1), padding: try config.padding(),
            activation: try config.activation(),
            useBias: try config.bool("use_bias", default: true),
            kernelInitializer: try config.initializer("kernel_initializer"), name: config.name)
    }
}

extension Dense {
    fileprivate init(keras config: inout KerasLayerConfig) throws {
        self.init(
            units: try config.size("units"), activation: try config.activation(),
            useBias: try config.bool("use_bias", default: true),
            kernelInitializer: try config.initializer("kernel_initializer"), name: config.name)
    }
}

extension BatchNormalization {
    fileprivate init(keras config: inout KerasLayerConfig) throws {
        try config.require("axis", -1, 3, [3])
        try config.require("center", true)
        try config.require("scale", true)
        try config.require("renorm", false)
        config.ignore("synchronized")
        config.ignore("renorm_momentum")
        self.init(
            momentum: try config.float("momentum", default: 0.99),
            epsilon: try config.float("epsilon", default: 1e-3), name: config.name)
    }
}

extension ZeroPadding2D {
    fileprivate init(keras config: inout KerasLayerConfig) throws {
        try config.requireChannelsLast()
        let ((top, bottom), (left, right)) = try config.sides("padding")
        self.init(top: top, bottom: bottom, left: left, right: right, name: config.name)
    }
}
