import NeuralNetwork

extension Model {
    /// A part of a model that does not fit the others.
    struct Fault {
        let member: String
        let expected: String
        let found: String
    }

    /// The first part that does not fit; what holds for models that are read holds for those that
    /// are written.
    var fault: Fault? {
        outputFault ?? numbersFault ?? lineageFault ?? weightsFault ?? ridgeFault ?? noveltyFault
    }

    private var outputFault: Fault? {
        if network.nodes.last?.layer.isSoftmax != true {
            return Fault(
                member: "architecture", expected: "a network that ends in softmax",
                found: "one that ends in “\(network.nodes.last?.layer.name ?? "")”")
        }
        if classes.count != network.outputShape[0] {
            return Fault(
                member: "classes", expected: "\(network.outputShape[0]) names, one an output",
                found: "\(classes.count)")
        }
        if Set(classes).count != classes.count || classes.contains("") {
            return Fault(
                member: "classes", expected: "names that differ", found: "\(classes)")
        }
        return nil
    }

    private var numbersFault: Fault? {
        if !preprocessing.scale.isFinite || preprocessing.scale == 0 {
            return Fault(
                member: "input.scale", expected: "a number other than 0",
                found: "\(preprocessing.scale)")
        }
        if !preprocessing.offset.isFinite {
            return Fault(
                member: "input.offset", expected: "a number", found: "\(preprocessing.offset)")
        }
        if !(calibration.temperature > 0 && calibration.temperature.isFinite) {
            return Fault(
                member: "calibration.temperature", expected: "a number above 0",
                found: "\(calibration.temperature)")
        }
        return nil
    }

    private var lineageFault: Fault? {
        if let parent = lineage.parent, !Self.isDigest(parent) {
            return Fault(
                member: "lineage.parent", expected: "64 lower-case hexadecimal digits",
                found: "“\(parent.prefix(80))”")
        }
        if lineage.corrections < 0 {
            return Fault(
                member: "lineage.corrections", expected: "at least 0",
                found: "\(lineage.corrections)")
        }
        if let index = lineage.testImages.first(where: { $0 < 0 }) {
            return Fault(
                member: "lineage.test_images", expected: "indices of at least 0",
                found: "\(index)")
        }
        return nil
    }

    private var weightsFault: Fault? {
        let specs = network.weightSpecs
        if weights.count != specs.count {
            return Fault(
                member: "weights", expected: "\(specs.count) arrays", found: "\(weights.count)")
        }
        for (index, (weight, (layer, spec))) in zip(weights, specs).enumerated() {
            let name = "\(layer)/\(spec.name)"
            if weight.name != name || weight.shape != spec.shape {
                return Fault(
                    member: "weights[\(index)]", expected: "“\(name)” of the shape \(spec.shape)",
                    found: "“\(weight.name)” of the shape \(weight.shape)")
            }
            if let value = weight.values.first(where: { !$0.isFinite }) {
                return Fault(
                    member: "weights[\(index)] (\(name))", expected: "finite numbers",
                    found: "partly \(value)")
            }
        }
        return nil
    }

    private static func isDigest(_ text: String) -> Bool {
        text.utf8.count == 64
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
}
