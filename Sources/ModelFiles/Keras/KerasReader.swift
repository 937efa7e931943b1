import NeuralNetwork

/// Reads the config of a Keras model: `Sequential`, or functional under any of its names.
struct KerasReader {
    private static let maximumLayers = 1000

    let root: Field
    private let config: Field
    private let layers: [Field]

    init(_ root: Field) throws {
        self.root = root
        config = try root.member("config")
        let field = try config.member("layers")
        layers = try field.elements()
        guard (2...Self.maximumLayers).contains(layers.count) else {
            throw field.fails("a list of 2 to \(Self.maximumLayers) layers, the first InputLayer")
        }
    }

    /// - Throws: `ModelFileError.content` for what Lapel does not know, `DesignError` for what
    ///   does not fit together.
    func network() throws -> Network {
        let className = try root.member("class_name")
        switch className.value.string {
        case "Sequential": return try sequential()
        case "Model", "Functional": return try functional()
        default: throw className.fails("“Sequential”, “Model” or “Functional”")
        }
    }

    private var name: String {
        get throws { try config.optional("name")?.string() ?? "model" }
    }

    private func sequential() throws -> Network {
        var previous = Network.inputName
        let nodes = try layers.dropFirst().map { field in
            let layer = try Layer(keras: field)
            defer { previous = layer.name }
            return Network.Node(layer: layer, inputs: [previous])
        }
        return try Network(name: name, inputShape: inputShape(layers[0]), nodes: nodes)
    }

    private func functional() throws -> Network {
        let input = try layers[0].member("config").member("name").string()
        guard try single("input_layers") == input else {
            throw try config.member("input_layers").fails("the first layer, “\(input)”, alone")
        }
        let nodes = try layers.dropFirst().map { field in
            let inputs = try KerasInboundNodes(field).layerNames()
            return Network.Node(
                layer: try Layer(keras: field),
                inputs: inputs.map { $0 == input ? Network.inputName : $0 })
        }
        let inputShape = try inputShape(layers[0])
        return try Network(
            name: name, inputShape: inputShape,
            nodes: Self.outputLast(nodes, single("output_layers")))
    }

    /// Keras lists layers of which nothing depends on the order, the output among them, anywhere.
    private static func outputLast(_ nodes: [Network.Node], _ output: String?) -> [Network.Node] {
        nodes.filter { $0.layer.name != output } + nodes.filter { $0.layer.name == output }
    }

    /// `["name", 0, 0]`, alone or in a list of one.
    private func single(_ key: String) throws -> String? {
        guard case .array(var parts) = try config.member(key).value else { return nil }
        if parts.count == 1, case .array(let inner) = parts[0] { parts = inner }
        guard parts.count == 3, parts[1].int == 0, parts[2].int == 0 else { return nil }
        return parts[0].string
    }

    private func inputShape(_ layer: Field) throws -> Shape {
        let className = try layer.member("class_name")
        guard className.value.string == "InputLayer" else { throw className.fails("“InputLayer”") }
        let config = try layer.member("config")
        let shape = try config.optional("batch_input_shape") ?? config.member("batch_shape")
        let sizes = try shape.elements()
        guard sizes.count == 4, sizes[0].value == .null else {
            throw shape.fails("[null, height, width, channels]")
        }
        return try sizes.dropFirst().map { try $0.int(in: 1...4096) }
    }
}
