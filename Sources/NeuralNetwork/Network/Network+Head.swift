extension Network {
    /// The dense layer that the softmax is taken of, which makes classes out of features; nil where
    /// the softmax follows another layer.
    public var head: Dense? {
        guard let last = nodes.last else { return nil }
        switch last.layer {
        case .dense(let dense): return dense
        case .softmax:
            var source = nodes.first { $0.layer.name == last.inputs[0] }
            // With what units for corrections say beside it.
            if case .add? = source?.layer, correctionUnitCount > 0 {
                source = nodes.first { $0.layer.name == source?.inputs[0] }
            }
            guard case .dense(let dense)? = source?.layer, dense.activation == .linear else {
                return nil
            }
            return dense
        default: return nil
        }
    }

    /// How many values the head reads: the features, what the layers before it make of an image. 0
    /// without a head.
    public var featureCount: Int {
        guard let name = head?.name,
            let position = nodes.firstIndex(where: { $0.layer.name == name })
        else { return 0 }
        return inputShapes[position][0].reduce(1, *)
    }
}
