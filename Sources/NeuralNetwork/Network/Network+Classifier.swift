/// A network in two parts: what makes features of an image, and what makes classes of those.
extension Network {
    /// The layers from the features on: the head, units for corrections, the softmax. Empty without a
    /// head.
    private var classifierNodes: [Node] {
        guard let head, let features = nodes.first(where: { $0.layer.name == head.name })?.inputs[0]
        else { return [] }
        var known: Set = [features]
        return nodes.filter { node in
            guard node.inputs.allSatisfy(known.contains) else { return false }
            known.insert(node.layer.name)
            return true
        }
    }

    /// The layers from the features on as a network of its own, which takes the features of an image as
    /// `[1, 1, features]`; nil without a head.
    ///
    /// - Parameter weights: In the order of `weightSpecs`.
    /// - Returns: The network and its share of the weights.
    /// - Throws: `DesignError` if the weights do not fit.
    public func classifier(
        _ weights: [Tensor]
    ) throws -> (network: Network, weights: [Tensor])? {
        try check(weights: weights)
        let nodes = classifierNodes
        guard let features = nodes.first?.inputs[0] else { return nil }
        let entry = Node(layer: Flatten(name: features).layer, inputs: [Self.inputName])
        let network = try Network(
            name: name, inputShape: [1, 1, featureCount], nodes: [entry] + nodes)
        return (network, try network.tensors(of: values(of: weights)))
    }

    /// The weights with those of the classifier in their places.
    ///
    /// - Parameters:
    ///   - weights: In the order of `weightSpecs`.
    ///   - part: As `classifier` gives them, changed.
    public func replacing(_ part: [Tensor], in weights: [Tensor]) -> [Tensor] {
        let changed = Dictionary(uniqueKeysWithValues: part.map { ($0.name, $0) })
        return zip(weightSpecs, weights).map { spec, tensor in
            changed["\(spec.layer)/\(spec.weight.name)"] ?? tensor
        }
    }

    /// Whether this network and another make the same features of every image.
    ///
    /// - Parameters:
    ///   - weights: In the order of `weightSpecs`.
    ///   - others: The other network's.
    public func sharesFeatures(
        _ weights: [Tensor], with other: Network, _ others: [Tensor]
    ) -> Bool {
        guard featureCount > 0 else { return false }
        let (mine, its) = (featureLayers, other.featureLayers)
        return mine == its && inputShape == other.inputShape
            && values(weights, of: mine) == other.values(others, of: its)
    }

    private var featureLayers: [Node] {
        let later = Set(classifierNodes.map(\.layer.name))
        return nodes.filter { !later.contains($0.layer.name) }
    }

    private func values(_ weights: [Tensor], of layers: [Node]) -> [[Float]] {
        let names = Set(layers.map(\.layer.name))
        return zip(weightSpecs, weights).filter { names.contains($0.0.layer) }.map(\.1.values)
    }
}
