import NeuralNetwork

extension Network {
    /// The network as `keras.models.model_from_json` takes it: `Sequential` for a chain, else a
    /// functional `Model`.
    var kerasConfig: JSONValue {
        isChain ? sequentialConfig : functionalConfig
    }

    private var isChain: Bool {
        let names = [Self.inputName] + nodes.map(\.layer.name)
        return zip(nodes, names).allSatisfy { $0.inputs == [$1] }
    }

    private var inputConfig: JSONObject {
        [
            "module": "keras.layers", "class_name": "InputLayer",
            "config": [
                "name": .string(Self.inputName),
                "batch_shape": Self.batchShape(inputShape),
                "dtype": "float32",
            ],
        ]
    }

    private var sequentialConfig: JSONValue {
        let layers = [inputConfig] + nodes.map(\.layer.kerasConfig)
        return [
            "module": "keras", "class_name": "Sequential",
            "config": [
                "name": .string(name),
                "layers": .array(layers.map(JSONValue.object)),
            ],
        ]
    }

    private var functionalConfig: JSONValue {
        var shapes = [Self.inputName: inputShape]
        for (node, shape) in zip(nodes, outputShapes) { shapes[node.layer.name] = shape }
        var input = inputConfig
        input["name"] = .string(Self.inputName)
        input["inbound_nodes"] = []
        let layers = nodes.map { node in
            var layer = node.layer.kerasConfig
            let tensors = node.inputs.map { Self.tensor($0, shapes[$0] ?? []) }
            let argument = tensors.count == 1 ? tensors[0] : .array(tensors)
            layer["name"] = .string(node.layer.name)
            layer["inbound_nodes"] = [["args": [argument], "kwargs": [:]]]
            return layer
        }
        return [
            "module": "keras", "class_name": "Model",
            "config": [
                "name": .string(name),
                "trainable": true,
                "layers": .array(([input] + layers).map(JSONValue.object)),
                "input_layers": [[.string(Self.inputName), 0, 0]],
                "output_layers": [[.string(nodes[nodes.count - 1].layer.name), 0, 0]],
            ],
        ]
    }

    private static func tensor(_ name: String, _ shape: Shape) -> JSONValue {
        [
            "class_name": "__keras_tensor__",
            "config": [
                "shape": batchShape(shape),
                "dtype": "float32",
                "keras_history": [.string(name), 0, 0],
            ],
        ]
    }

    private static func batchShape(_ shape: Shape) -> JSONValue {
        .array([.null] + shape.map { JSONValue($0) })
    }
}
