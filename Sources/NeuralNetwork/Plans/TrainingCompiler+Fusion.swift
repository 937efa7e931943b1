/// What a batch normalisation takes into its own passes.
extension TrainingCompiler {
    /// The layers after a normalisation, each the only reader of the one before, that its passes
    /// do as well: a ReLU, maxima over tiles, dropout of those.
    func fusedReaders(of node: Wiring.Node) -> [Wiring.Node] {
        guard case .batchNormalization = node.layer else { return [] }
        var fused: [Wiring.Node] = []
        func take(where fits: (Wiring.Node) -> Bool) -> Bool {
            guard let next = wiring.soleReader(of: fused.last?.name ?? node.name), fits(next)
            else { return false }
            fused.append(next)
            return true
        }
        _ = take { if case .reLU = $0.layer { true } else { false } }
        if take(where: { $0.poolsTiles }) {
            _ = take { if case .dropout = $0.layer { true } else { false } }
        }
        return fused
    }

    func fused(_ readers: [Wiring.Node]) -> TrainingSite.Fused {
        var fused = TrainingSite.Fused()
        for reader in readers {
            switch reader.layer {
            case .reLU: fused.relu = true
            case .maxPooling2D(let layer): fused.pooling = layer
            case .dropout(let layer):
                fused.dropout = .init(rate: layer.rate, seed: seed(of: reader))
            default: preconditionFailure("\(reader.name) cannot be fused")
            }
        }
        return fused
    }
}

extension Wiring.Node {
    /// Whether the kernels for tiles apply: windows side by side inside the image, full vectors.
    fileprivate var poolsTiles: Bool {
        guard case .maxPooling2D(let layer) = layer, layer.strides == layer.poolSize,
            let rows = layer.window(inputShapes[0][0]),
            let columns = layer.window(inputShapes[0][1])
        else { return false }
        return channels.isMultiple(of: 16) && rows.padding == 0 && columns.padding == 0
    }
}

extension Window {
    fileprivate var padding: Int { paddingBefore + paddingAfter }
}
