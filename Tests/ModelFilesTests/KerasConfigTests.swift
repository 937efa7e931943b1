import NeuralNetwork
import Testing

@testable import ModelFiles

@Suite struct KerasConfigTests {
    @Test(arguments: Architecture.allCases)
    func architecturesComeBackAsTheyWere(architecture: Architecture) throws {
        let network = try architecture.network()
        #expect(try read(network.kerasConfig) == network)
    }

    @Test func chainsAreSequentialAndBranchesFunctional() throws {
        #expect(
            try Architecture.slides.network().kerasConfig.object?["class_name"] == "Sequential")
        #expect(try Architecture.residual.network().kerasConfig.object?["class_name"] == "Model")
    }

    @Test func everyLayerComesBackWithItsHyperparameters() throws {
        var graph = Graph(name: "all", inputShape: [12, 12, 2])
        var x = graph.add(ZeroPadding2D(top: 1, bottom: 2, left: 3, right: 0), after: Graph.input)
        x = graph.add(
            Conv2D(
                filters: 4, kernelSize: 3, strides: 2, padding: .same, activation: .relu,
                useBias: false, kernelInitializer: .heNormal, name: "first"), after: x)
        let branch = graph.add(BatchNormalization(momentum: 0.9, epsilon: 1e-5), after: x)
        x = graph.add(Add(), after: x, graph.add(ReLU(), after: branch))
        x = graph.add(MaxPooling2D(poolSize: 3, strides: 1, padding: .same), after: x)
        x = graph.add(AveragePooling2D(poolSize: 2), after: x)
        x = graph.add(Dropout(rate: 0.3), after: x)
        let pooled = graph.add(GlobalAveragePooling2D(), after: x)
        let flat = graph.add(
            Dense(units: 4, activation: .relu), after: graph.add(Flatten(), after: x))
        x = graph.add(Add(name: "join"), after: pooled, flat)
        x = graph.add(Dense(units: 3, useBias: false, kernelInitializer: .zeros), after: x)
        _ = graph.add(Softmax(), after: x)
        let network = try graph.network()
        let config = network.kerasConfig
        #expect(try read(config) == network)
        #expect(try read(JSONValue(parsing: config.serialized())) == network)
    }

    @Test func layersOfABranchStandInKerasOrder() throws {
        let names = try Architecture.residual.network().nodes.map(\.layer.name)
        // Read off Keras: the shortcut is as far from the output as the block's last convolution.
        #expect(
            names[8...14] == [
                "batch_normalization_2", "re_lu_2", "conv2d_4", "batch_normalization_3", "re_lu_3",
                "conv2d_3", "conv2d_5",
            ])
    }

    @Test(arguments: ["Model", "Functional"])
    func functionalConfigsAreReadUnderAnyName(className: String) throws {
        let network = try Architecture.residual.network()
        let config = try object(network.kerasConfig)
            .setting("class_name", to: .string(className))
            .setting("module", to: "keras.src.models.functional")
            .setting("config.input_layers", to: ["image", 0, 0])
        #expect(try read(.object(config)) == network)
    }

    @Test func theFormThatKerasItselfWritesIsRead() throws {
        let config = try JSONValue(parsing: fixture("written-by-keras.json"))
        let expected = try Network.sequential("sequential", inputShape: [8, 8, 1]) {
            Conv2D(filters: 3, kernelSize: 3, strides: 2, padding: .same, name: "c")
            BatchNormalization(momentum: 0.9, name: "b")
            ReLU(name: "activation")
            MaxPooling2D(name: "m")
            ZeroPadding2D(top: 1, bottom: 1, left: 2, right: 2, name: "z")
            AveragePooling2D(poolSize: 2, strides: 1, name: "v")
            Dropout(rate: 0.25, name: "r")
            Flatten(name: "f")
            Dense(units: 5, activation: .relu, kernelInitializer: .heNormal, name: "d")
            Dense(units: 4, name: "e")
            Softmax(name: "s")
        }
        #expect(try read(config) == expected)
    }

    private func read(_ config: JSONValue) throws -> Network {
        try KerasReader(Field(file: "test.json", path: "architecture", value: config)).network()
    }

    private func object(_ value: JSONValue) throws -> JSONObject { try #require(value.object) }
}
