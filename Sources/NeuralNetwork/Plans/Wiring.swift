/// A network reduced to the layers that compute something and that its output needs.
///
/// Layers that pass their input on, such as `Flatten`, vanish: who reads them reads their input.
struct Wiring {
    struct Node {
        let layer: Layer
        /// Place in `Network.nodes`.
        let position: Int
        /// Names of the layers read, or `Network.inputName`.
        let inputs: [String]
        let inputShapes: [Shape]
        let outputShape: Shape

        var name: String { layer.name }
        /// Of a layer with one input; all layers have one at least.
        var input: String { inputs[0] }
        /// Channels of the first input.
        var channels: Int { inputShapes[0][inputShapes[0].count - 1] }
    }

    let nodes: [Node]
    /// Whose values are the network's output.
    let output: String
    private let readers: [String: [Node]]

    init(_ network: Network, passesThrough: (Layer) -> Bool) {
        var sources = [Network.inputName: Network.inputName]
        var nodes: [Node] = []
        for (position, node) in network.nodes.enumerated() {
            let inputs = node.inputs.compactMap { sources[$0] }
            if passesThrough(node.layer) {
                sources[node.layer.name] = inputs[0]
            } else {
                sources[node.layer.name] = node.layer.name
                nodes.append(
                    Node(
                        layer: node.layer, position: position, inputs: inputs,
                        inputShapes: network.inputShapes[position],
                        outputShape: network.outputShapes[position]))
            }
        }
        let last = network.nodes[network.nodes.count - 1].layer.name
        output = sources[last] ?? last
        self.nodes = Self.needed(for: output, in: nodes)
        var readers: [String: [Node]] = [:]
        for node in self.nodes {
            for input in Set(node.inputs) { readers[input, default: []].append(node) }
        }
        self.readers = readers
    }

    /// In the network's order, each once.
    func readers(of name: String) -> [Node] { readers[name] ?? [] }

    /// The only layer that reads this one, if there is exactly one and this is not the output.
    func soleReader(of name: String) -> Node? {
        let readers = readers(of: name)
        return readers.count == 1 && name != output ? readers[0] : nil
    }

    private static func needed(for output: String, in nodes: [Node]) -> [Node] {
        var needed: Set<String> = [output]
        return nodes.reversed().filter { node in
            guard needed.contains(node.name) else { return false }
            needed.formUnion(node.inputs)
            return true
        }.reversed()
    }
}
