import NeuralNetwork
import TestSupport
import Testing

@testable import ModelFiles

/// What would be read as another network than Keras builds must not be read at all.
@Suite struct KerasRefusalTests {
    private func chain() throws -> JSONObject {
        let network = try Network.sequential("chain", inputShape: [8, 8, 1]) {
            Conv2D(filters: 2, kernelSize: 3, name: "conv")
            BatchNormalization(name: "norm")
            ReLU(name: "relu")
            MaxPooling2D(name: "pool")
            GlobalAveragePooling2D(name: "gap")
            Dense(units: 2, name: "dense")
            Softmax(name: "softmax")
        }
        return try #require(network.kerasConfig.object)
    }

    @Test(
        arguments: [
            ("layers.1.config.dilation_rate", [2, 2]),
            ("layers.1.config.groups", 2),
            ("layers.1.config.kernel_size", [3, 5]),
            ("layers.1.config.kernel_size", 0),
            ("layers.1.config.kernel_size", 100_000),
            ("layers.1.config.filters", "2"),
            ("layers.1.config.filters", 1e3),
            ("layers.1.config.activation", "gelu"),
            ("layers.1.config.padding", "causal"),
            ("layers.1.config.data_format", "channels_first"),
            ("layers.1.config.dtype", "float16"),
            ("layers.1.config.novelty", 1),
            ("layers.1.class_name", "Conv3D"),
            ("layers.1.module", "evil.layers"),
            ("layers.2.config.axis", 1),
            ("layers.2.config.center", false),
            ("layers.3.config.negative_slope", 0.1),
            ("layers.3.config.max_value", 6),
            ("layers.5.config.keepdims", true),
            ("layers.7.config.axis", 0),
            ("layers.0.class_name", "Dense"),
            ("layers.0.config.batch_shape", [nil, 8, 8]),
            ("layers.0.config.batch_shape", [32, 8, 8, 1]),
            ("layers.0.config.batch_shape", [nil, 8, 8, 0]),
            ("layers.0.config.batch_shape", [nil, 8, 8, 9_000_000_000_000_000_000]),
        ] as [(String, JSONValue)])
    func unknownHyperparametersAreRefusedByName(path: String, value: JSONValue) throws {
        let config = try chain().setting("config.\(path)", to: value)
        let error = thrown(ModelFileError.self) { try read(config) }
        let member = try #require(path.split(separator: ".").last)
        #expect(error?.description.contains(member) == true)
    }

    @Test(
        arguments: [
            ("layers.1.config.name", "dense"), ("layers.2.config.name", ""),
            ("layers.6.config.units", 0), ("layers.2.config.epsilon", 0),
            ("layers.1.config.kernel_size", 9), ("layers.6.config.activation", "softmax"),
        ] as [(String, JSONValue)])
    func whatDoesNotFitTogetherIsADesignErrorOrNamed(path: String, value: JSONValue) throws {
        let config = try chain().setting("config.\(path)", to: value)
        #expect(throws: (any Error).self) { try read(config) }
    }

    @Test func productsOfHostileSizesDoNotOverflow() throws {
        let padding = ZeroPadding2D(padding: 65536).layer.named("p").kerasConfig
        var layers = try #require(chain()["config"]?.object?["layers"])
        if case .array(var elements) = layers {
            elements[1...4] = [.object(padding)]
            layers = .array(elements)
        }
        #expect(throws: DesignError.self) {
            try read(chain().setting("config.layers", to: layers))
        }
        #expect(throws: DesignError.self) {
            try read(
                chain().setting("config.layers.0.config.batch_shape", to: [nil, 4096, 4096, 4096]))
        }
    }

    @Test(
        arguments: [
            ("input_layers", [["other", 0, 0]]),
            ("input_layers", [["image", 0, 0], ["image", 0, 0]]),
            ("output_layers", [["conv2d", 0, 0]]),
            ("layers.5.inbound_nodes", []),
            (
                "layers.5.inbound_nodes",
                [["args": [["config": ["keras_history": ["dense", 0, 0]]]]]]
            ),
            (
                "layers.5.inbound_nodes",
                [["args": [["config": ["keras_history": ["image", 1, 0]]]]]]
            ),
            ("layers.5.inbound_nodes", [["args": []]]),
            ("layers.5.inbound_nodes", [["args": [1]]]),
        ] as [(String, JSONValue)])
    func wiringThatIsNotANetworkIsRefused(path: String, value: JSONValue) throws {
        let config = try #require(Architecture.residual.network().kerasConfig.object)
        #expect(throws: (any Error).self) {
            try read(config.setting("config.\(path)", to: value))
        }
    }

    private func read(_ config: JSONObject) throws -> Network {
        let field = Field(file: "test.json", path: "architecture", value: .object(config))
        return try KerasReader(field).network()
    }
}
