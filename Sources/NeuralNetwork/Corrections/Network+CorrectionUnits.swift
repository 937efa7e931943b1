extension Network {
    /// The layer of the features' roots, which the units read.
    private static let rootsName = "corrections_roots"
    /// The layer of the units that answer to corrections.
    private static let unitsName = "corrections"
    /// The layer that makes logits of their answers.
    private static let answersName = "corrections_logits"

    /// How many units for corrections the network has. Layers of the same names that are wired
    /// otherwise are none.
    public var correctionUnitCount: Int {
        guard let last = nodes.last, case .softmax = last.layer,
            let sum = node(last.inputs[0]), case .add = sum.layer, sum.inputs.count == 2,
            sum.inputs[1] == Self.answersName, let head = node(sum.inputs[0]),
            case .dense = head.layer,
            case .dense(let answers)? = dense(Self.answersName, after: [Self.unitsName]),
            answers.activation == .linear, !answers.useBias,
            case .dense(let units)? = dense(Self.unitsName, after: [Self.rootsName]),
            case .dense(let roots)? = dense(Self.rootsName, after: head.inputs),
            units.activation == .relu, units.useBias, roots.activation == .relu, roots.useBias
        else { return 0 }
        return units.units
    }

    /// The layers of those units. Training would spoil them: each knows its image by all of them.
    public var correctionLayers: Set<String> {
        correctionUnitCount > 0 ? [Self.rootsName, Self.unitsName, Self.answersName] : []
    }

    /// Whether what the head reads may be below 0: not after a ReLU, and what pools or reshapes it.
    public var hasSignedFeatures: Bool {
        guard let head, var name = nodes.first(where: { $0.layer.name == head.name })?.inputs[0]
        else { return true }
        while let node = nodes.first(where: { $0.layer.name == name }) {
            switch node.layer {
            case .reLU: return false
            case .dense(let dense): return dense.activation != .relu
            case .conv2D(let convolution): return convolution.activation != .relu
            case .flatten, .dropout, .maxPooling2D, .averagePooling2D, .globalAveragePooling2D,
                .zeroPadding2D:
                name = node.inputs[0]
            default: return true
            }
        }
        // The picture itself.
        return true
    }

    /// What the network's units for corrections read; nil without any.
    ///
    /// - Parameter weights: In the order of `weightSpecs`.
    public func correctionRoots(in weights: [Tensor]) -> FeatureRoots? {
        guard correctionUnitCount > 0,
            let bias = weights.first(where: { $0.name == "\(Self.rootsName)/bias" })?.values,
            featureCount > 0, bias.count % featureCount == 0
        else { return nil }
        let width = bias.count / featureCount
        let isSigned = width > FeatureRoots.knotCount
        let knots = bias.prefix(FeatureRoots.knotCount).map { -$0 }
        guard width == FeatureRoots.knotCount * (isSigned ? 2 : 1), knots[0] == 0,
            zip(knots, knots.dropFirst()).allSatisfy({ $0 < $1 && $1.isFinite })
        else { return nil }
        return FeatureRoots(featureCount: featureCount, knots: knots, isSigned: isSigned)
    }

    /// The network and its weights with the units' answers added to the head's logits; units that it
    /// has already stay.
    ///
    /// - Parameters:
    ///   - units: Of the features that the head reads, and of its classes.
    ///   - weights: In the order of `weightSpecs`.
    /// - Throws: `DesignError` for a network without a head, or if features or weights do not fit.
    public func adding(
        _ units: CorrectionUnits, to weights: [Tensor]
    ) throws -> (network: Network, weights: [Tensor]) {
        try check(weights: weights)
        guard let head, units.roots.featureCount == featureCount, units.classCount == head.units
        else {
            throw DesignError.wiring(
                layer: name,
                problem: "ends in \(featureCount) features, and the units read "
                    + "\(units.roots.featureCount)")
        }
        var values = values(of: weights)
        let earlier = earlierUnits(weights, values)
        guard earlier?.roots == units.roots || correctionUnitCount == 0 else {
            throw DesignError.wiring(
                layer: Self.rootsName, problem: "computes other roots than the units read")
        }
        let all = earlier?.followed(by: units) ?? units
        (values["\(Self.rootsName)/kernel"], values["\(Self.rootsName)/bias"]) = all.roots.layer
        values["\(Self.unitsName)/kernel"] = all.kernel
        values["\(Self.unitsName)/bias"] = all.bias
        values["\(Self.answersName)/kernel"] = all.output
        let network = try extended(head, with: all)
        return (network, try network.tensors(of: values))
    }

    /// The network and its weights with more classes, which are far less likely than the others until
    /// they are learned.
    ///
    /// - Parameters:
    ///   - classCount: At least as many as there are.
    ///   - weights: In the order of `weightSpecs`.
    /// - Throws: `DesignError` for a network without a head, or if the weights do not fit.
    public func widened(
        to classCount: Int, _ weights: [Tensor]
    ) throws -> (network: Network, weights: [Tensor]) {
        try check(weights: weights)
        guard let head else {
            throw DesignError.wiring(layer: name, problem: "has no dense layer that makes classes")
        }
        let added = max(classCount - head.units, 0)
        var values = values(of: weights)
        for name in [head.name, Self.answersName] {
            guard let kernel = values["\(name)/kernel"] else { continue }
            values["\(name)/kernel"] = stride(from: 0, to: kernel.count, by: head.units).flatMap {
                Array(kernel[$0..<$0 + head.units]) + Array(repeating: 0, count: added)
            }
        }
        if let bias = values["\(head.name)/bias"] {
            values["\(head.name)/bias"] =
                bias + Array(repeating: (bias.min() ?? 0) - Self.reserve, count: added)
        }
        let widened = nodes.map { node -> Node in
            guard case .dense(var dense) = node.layer,
                [head.name, Self.answersName].contains(dense.name)
            else { return node }
            dense.units = head.units + added
            return Node(layer: dense.layer, inputs: node.inputs)
        }
        let network = try Network(name: name, inputShape: inputShape, nodes: widened)
        return (network, try network.tensors(of: values))
    }

    /// By how much the logit of a new class lies below the least bias of the others.
    private static let reserve: Float = 4

    private func node(_ name: String) -> Node? {
        nodes.first { $0.layer.name == name }
    }

    private func dense(_ name: String, after inputs: [String]) -> Layer? {
        node(name).flatMap { $0.inputs == inputs ? $0.layer : nil }
    }

    private func earlierUnits(
        _ weights: [Tensor], _ values: [String: [Float]]
    ) -> CorrectionUnits? {
        guard let roots = correctionRoots(in: weights), let head,
            let kernel = values["\(Self.unitsName)/kernel"],
            let bias = values["\(Self.unitsName)/bias"],
            let output = values["\(Self.answersName)/kernel"]
        else { return nil }
        return CorrectionUnits(
            roots: roots, classCount: head.units, kernel: kernel, bias: bias, output: output)
    }

    private func extended(_ head: Dense, with units: CorrectionUnits) throws -> Network {
        var nodes: [Node] = []
        for var node in self.nodes {
            switch node.layer.name {
            case Self.rootsName, Self.unitsName, Self.answersName: continue
            case head.name:
                var dense = head
                dense.activation = .linear
                node.layer = dense.layer
                nodes.append(node)
                let roots = Dense(
                    units: units.roots.count, activation: .relu, name: Self.rootsName)
                let hidden = Dense(units: units.count, activation: .relu, name: Self.unitsName)
                let answers = Dense(
                    units: units.classCount, useBias: false, name: Self.answersName)
                nodes.append(Node(layer: roots.layer, inputs: node.inputs))
                nodes.append(Node(layer: hidden.layer, inputs: [roots.name]))
                nodes.append(Node(layer: answers.layer, inputs: [hidden.name]))
            default:
                guard !node.inputs.contains(Self.answersName), !node.layer.isSoftmax else {
                    continue
                }
                nodes.append(node)
            }
        }
        nodes.append(
            Node(
                layer: Add(name: "corrected_logits").layer, inputs: [head.name, Self.answersName]))
        nodes.append(
            Node(layer: Softmax(name: "probabilities").layer, inputs: ["corrected_logits"]))
        return try Network(name: name, inputShape: inputShape, nodes: nodes)
    }
}
