import NeuralNetwork

extension Layer {
    /// The layer as it stands in the list of a Keras config.
    var kerasConfig: JSONObject {
        let config = JSONObject(dictionaryLiteral: ("name", .string(name)))
        return [
            "module": "keras.layers",
            "class_name": .string(type(of: spec).className),
            "config": .object(config.followed(by: kerasHyperparameters)),
        ]
    }

    private var kerasHyperparameters: JSONObject {
        switch self {
        case .conv2D(let layer): layer.kerasHyperparameters
        case .dense(let layer): layer.kerasHyperparameters
        case .batchNormalization(let layer):
            [
                "axis": -1, "momentum": JSONValue(layer.momentum),
                "epsilon": JSONValue(layer.epsilon),
            ]
        case .maxPooling2D(let layer):
            Self.pooling(layer.poolSize, layer.strides, layer.padding)
        case .averagePooling2D(let layer):
            Self.pooling(layer.poolSize, layer.strides, layer.padding)
        case .dropout(let layer): ["rate": JSONValue(layer.rate)]
        case .softmax: ["axis": -1]
        case .zeroPadding2D(let layer):
            [
                "padding": [
                    [JSONValue(layer.top), JSONValue(layer.bottom)],
                    [JSONValue(layer.left), JSONValue(layer.right)],
                ]
            ]
        case .reLU, .globalAveragePooling2D, .flatten, .add: [:]
        }
    }

    private static func pooling(_ size: Int, _ strides: Int, _ padding: Padding) -> JSONObject {
        [
            "pool_size": square(size), "strides": square(strides),
            "padding": .string(padding.rawValue),
        ]
    }

    fileprivate static func square(_ size: Int) -> JSONValue { [JSONValue(size), JSONValue(size)] }
}

extension Conv2D {
    fileprivate var kerasHyperparameters: JSONObject {
        [
            "filters": JSONValue(filters),
            "kernel_size": Layer.square(kernelSize),
            "strides": Layer.square(strides),
            "padding": .string(padding.rawValue),
            "activation": .string(activation.rawValue),
            "use_bias": .bool(useBias),
            "kernel_initializer": .string(kernelInitializer.kerasName),
        ]
    }
}

extension Dense {
    fileprivate var kerasHyperparameters: JSONObject {
        [
            "units": JSONValue(units),
            "activation": .string(activation.rawValue),
            "use_bias": .bool(useBias),
            "kernel_initializer": .string(kernelInitializer.kerasName),
        ]
    }
}

extension Initializer {
    /// As Keras's `initializers.get` takes it.
    var kerasName: String {
        switch self {
        case .zeros: "zeros"
        case .ones: "ones"
        case .glorotUniform: "glorot_uniform"
        case .heNormal: "he_normal"
        }
    }

    /// The name of the class, as Keras writes it.
    var kerasClass: String {
        switch self {
        case .zeros: "Zeros"
        case .ones: "Ones"
        case .glorotUniform: "GlorotUniform"
        case .heNormal: "HeNormal"
        }
    }
}
