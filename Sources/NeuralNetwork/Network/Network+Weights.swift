extension Network {
    /// New weights, drawn from the seed; the same seed gives the same weights.
    public func initialWeights(seed: UInt64) -> [Tensor] {
        var generator = SplitMix64(state: seed)
        return weightSpecs.map { layer, spec in
            Tensor(
                name: "\(layer)/\(spec.name)", shape: spec.shape,
                values: spec.initializer.values(shape: spec.shape, using: &generator))
        }
    }

    /// - Throws: `DesignError.weights` naming the first array that does not fit.
    public func check(weights: [Tensor]) throws {
        let specs = weightSpecs
        guard weights.count == specs.count else {
            throw DesignError.weights(
                name: name, expected: "\(specs.count) arrays", found: "\(weights.count)")
        }
        for (weight, (layer, spec)) in zip(weights, specs) where weight.shape != spec.shape {
            throw DesignError.weights(
                name: "\(layer)/\(spec.name)", expected: "the shape \(spec.shape)",
                found: "\(weight.shape)")
        }
    }

    /// The arrays of the weights by name.
    func values(of weights: [Tensor]) -> [String: [Float]] {
        let named = zip(weightSpecs, weights).map { spec, tensor in
            ("\(spec.layer)/\(spec.weight.name)", tensor.values)
        }
        return Dictionary(uniqueKeysWithValues: named)
    }

    /// The network's weights out of arrays by name, of which some may be another's.
    ///
    /// - Throws: `DesignError.weights` naming the first array that is missing or does not fit.
    func tensors(of values: [String: [Float]]) throws -> [Tensor] {
        try weightSpecs.map { layer, spec in
            let key = "\(layer)/\(spec.name)"
            guard let values = values[key], values.count == spec.count else {
                throw DesignError.weights(
                    name: key, expected: "\(spec.count) values",
                    found: "\(values[key]?.count ?? 0)")
            }
            return Tensor(name: key, shape: spec.shape, values: values)
        }
    }
}

extension Initializer {
    func values(shape: Shape, using generator: inout SplitMix64) -> [Float] {
        let count = shape.reduce(1, *)
        let receptiveField = shape.dropLast(2).reduce(1, *)
        let fanIn = receptiveField * (shape.dropLast().last ?? 1)
        let fanOut = receptiveField * (shape.last ?? 1)
        switch self {
        case .zeros: return Array(repeating: 0, count: count)
        case .ones: return Array(repeating: 1, count: count)
        case .glorotUniform:
            let limit = (6 / Float(fanIn + fanOut)).squareRoot()
            return (0..<count).map { _ in (2 * generator.uniform() - 1) * limit }
        case .heNormal:
            let deviation = (2 / Float(fanIn)).squareRoot()
            return (0..<count).map { _ in generator.normal() * deviation }
        }
    }
}
