/// Where a layer of a functional Keras config takes its inputs from.
struct KerasInboundNodes {
    let layer: Field

    init(_ layer: Field) {
        self.layer = layer
    }

    /// Names of the layers before it.
    ///
    /// - Throws: `ModelFileError.content` for a layer that is used twice or takes anything but
    ///   outputs of others.
    func layerNames() throws -> [String] {
        let field = try layer.member("inbound_nodes")
        let nodes = try field.elements()
        guard nodes.count == 1 else { throw field.fails("a list of one: Lapel shares no layers") }
        if let arguments = try nodes[0].optional("kwargs") {
            guard try arguments.object().members.allSatisfy({ $0.value == .null }) else {
                throw arguments.fails("empty")
            }
        }
        let arguments = try nodes[0].member("args")
        let positional = try arguments.elements()
        guard positional.count == 1 else { throw arguments.fails("a list of one") }
        guard case .array = positional[0].value else { return [try layerName(positional[0])] }
        return try positional[0].elements().map(layerName)
    }

    private func layerName(_ tensor: Field) throws -> String {
        let history = try tensor.member("config").member("keras_history")
        let parts = try history.elements()
        guard parts.count == 3, parts[1].value.int == 0, parts[2].value.int == 0 else {
            throw history.fails("[layer, 0, 0]")
        }
        return try parts[0].string()
    }
}
