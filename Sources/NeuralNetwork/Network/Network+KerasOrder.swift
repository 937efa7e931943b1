extension Network {
    /// The order in which Keras lists the layers of a functional model, and so their weights,
    /// whatever the order in the config: those farthest from the output first; of those equally
    /// far the one that a walk from the output meets first.
    ///
    /// Source: `map_graph` of `keras/src/ops/function.py`.
    /// - Throws: `DesignError.wiring` if the output does not depend on a layer.
    static func kerasOrder(of nodes: [Node]) throws -> [Node] {
        let index = Dictionary(
            uniqueKeysWithValues: nodes.enumerated().map { ($0.element.layer.name, $0.offset) })
        let inputs = nodes.map { node in node.inputs.compactMap { index[$0] } }
        let distances = distancesToOutput(inputs)
        let visits = visitsFromOutput(inputs)
        for (node, visit) in zip(nodes, visits) where visit == nil {
            throw DesignError.wiring(
                layer: node.layer.name, problem: "leads nowhere: the output does not need it")
        }
        return nodes.indices.sorted {
            (-distances[$0], visits[$0] ?? 0) < (-distances[$1], visits[$1] ?? 0)
        }.map { nodes[$0] }
    }

    /// Layers on the longest way to the output.
    private static func distancesToOutput(_ inputs: [[Int]]) -> [Int] {
        var distances = [Int](repeating: 0, count: inputs.count)
        for node in inputs.indices.reversed() {
            for input in inputs[node] {
                distances[input] = max(distances[input], distances[node] + 1)
            }
        }
        return distances
    }

    /// When a depth-first walk from the output meets each layer; not recursive, because a file may
    /// hold many layers.
    private static func visitsFromOutput(_ inputs: [[Int]]) -> [Int?] {
        var visits = [Int?](repeating: nil, count: inputs.count)
        var count = 0
        var waiting = [inputs.count - 1]
        while let node = waiting.popLast() {
            guard visits[node] == nil else { continue }
            visits[node] = count
            count += 1
            waiting += inputs[node].reversed()
        }
        return visits
    }
}
