extension Novelty {
    /// Other cues than these would be another version.
    private static let version = 1
    private static let knownMembers: Set = ["version", "cues", "bias"]

    init(_ field: Field) throws {
        let version = try field.member("version")
        guard version.value.int == Self.version else { throw version.fails("\(Self.version)") }
        let list = try field.member("cues")
        let elements = try list.elements()
        guard elements.count == Name.allCases.count else {
            throw list.fails("a list of \(Name.allCases.count)")
        }
        self.init(
            cues: try zip(elements, Name.allCases).map { element, name in
                let found = try element.member("name")
                guard found.value.string == name.rawValue else {
                    throw found.fails("“\(name.rawValue)”")
                }
                return Cue(
                    name: name, mean: try element.member("mean").double(),
                    scale: try element.member("scale").double(),
                    weight: try element.member("weight").double())
            }, bias: try field.member("bias").double())
        unknownMembers = try field.object().without(Self.knownMembers)
    }

    var object: JSONObject {
        let object: JSONObject = [
            "version": JSONValue(Self.version),
            "cues": .array(
                cues.map { cue in
                    [
                        "name": .string(cue.name.rawValue), "mean": JSONValue(cue.mean),
                        "scale": JSONValue(cue.scale), "weight": JSONValue(cue.weight),
                    ]
                }),
            "bias": JSONValue(bias),
        ]
        return object.followed(by: unknownMembers)
    }
}

extension Model {
    var noveltyFault: Fault? {
        guard let novelty else { return nil }
        if ridge == nil {
            return Fault(member: "ridge", expected: "there, as novelty needs it", found: "missing")
        }
        if novelty.cues.map(\.name) != Novelty.Name.allCases {
            return Fault(
                member: "novelty.cues", expected: "all cues in their order",
                found: "\(novelty.cues.count)")
        }
        if !novelty.bias.isFinite {
            return Fault(member: "novelty.bias", expected: "a number", found: "\(novelty.bias)")
        }
        for (index, cue) in novelty.cues.enumerated() {
            if !(cue.scale > 0 && cue.scale.isFinite) {
                return Fault(
                    member: "novelty.cues[\(index)].scale", expected: "a number above 0",
                    found: "\(cue.scale)")
            }
            for (key, value) in [("mean", cue.mean), ("weight", cue.weight)] where !value.isFinite {
                return Fault(
                    member: "novelty.cues[\(index)].\(key)", expected: "a number",
                    found: "\(value)")
            }
        }
        return nil
    }
}
