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
