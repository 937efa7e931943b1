import FoundationEssentials
import NeuralNetwork

/// Turns a JSON document into a model.
struct ModelDecoder {
    let root: Field

    private static let knownMembers: Set = [
        "format", "version", "generator", "name", "created", "architecture", "classes", "input",
        "weights", "calibration", "novelty", "ridge", "training", "lineage", "checksum",
    ]

    func model() throws -> Model {
        try checkFormat()
        let architecture = try root.member("architecture")
        let network = try KerasReader(architecture).network()
        let preprocessing = try preprocessing(for: network)
        let created = try root.member("created")
        guard let date = try? Date(created.string(), strategy: .iso8601) else {
            throw created.fails("a date such as 2026-11-21T09:00:00Z")
        }
        var model = Model(
            name: try root.member("name").string(), network: network,
            weights: try WeightsDecoder(root: root, network: network).weights(),
            classes: try root.member("classes").elements().map { try $0.string() },
            preprocessing: preprocessing, calibration: try calibration(),
            training: try root.optional("training").map { try TrainingRecord($0) },
            lineage: try lineage(), created: date,
            generator: try root.member("generator").string())
        model.ridge = try root.optional("ridge").map { try Ridge($0, network: network) }
        model.novelty = try root.optional("novelty").map { try Novelty($0) }
        if architecture.value != network.kerasConfig {
            model.architectureAsRead = architecture.value
        }
        model.unknownMembers = try root.object().without(Self.knownMembers)
        if let fault = model.fault {
            throw ModelFileError.content(
                file: root.file, member: fault.member, expected: fault.expected,
                found: fault.found)
        }
        return model
    }

    private func checkFormat() throws {
        guard let object = root.value.object, object["format"] == .string(ModelFile.format) else {
            throw ModelFileError.format(
                file: root.file,
                expected: "a model file of Lapel, which says “format”: “\(ModelFile.format)”",
                found: root.value.object?["format"]?.summary ?? "no such member")
        }
        let version = try root.member("version").int(in: 1...Int.max)
        guard version == ModelFile.version else {
            throw ModelFileError.format(
                file: root.file,
                expected: "format version \(ModelFile.version)",
                found: "version \(version), which needs a later Lapel")
        }
    }

    private func preprocessing(for network: Network) throws -> Preprocessing {
        let input = try root.member("input")
        for (key, size) in zip(["height", "width", "channels"], network.inputShape) {
            let field = try input.member(key)
            guard field.value.int == size else {
                throw field.fails("\(size) as in the architecture")
            }
        }
        var preprocessing = Preprocessing(
            scale: try input.member("scale").double(), offset: try input.member("offset").double())
        preprocessing.unknownMembers = try input.object().without(
            ["height", "width", "channels", "scale", "offset"])
        return preprocessing
    }

    private func calibration() throws -> Calibration {
        guard let field = try root.optional("calibration") else { return Calibration() }
        var calibration = Calibration(temperature: try field.member("temperature").float())
        calibration.unknownMembers = try field.object().without(["temperature"])
        return calibration
    }

    private func lineage() throws -> Lineage {
        guard let field = try root.optional("lineage") else { return Lineage() }
        var lineage = Lineage(
            parent: try field.optional("parent")?.string(),
            corrections: try field.member("corrections").int(in: 0...Int.max),
            testImages: try field.optional("test_images")?.elements().map {
                try $0.int(in: 0...Int.max)
            } ?? [])
        lineage.unknownMembers = try field.object().without([
            "parent", "corrections", "test_images",
        ])
        return lineage
    }
}

extension TrainingRecord {
    init(_ field: Field) throws {
        self.init(
            dataset: try field.optional("dataset")?.string(),
            seed: try field.optional("seed")?.seed(),
            recipe: try field.optional("recipe")?.object() ?? JSONObject(),
            history: try field.optional("history")?.elements().map { try Epoch($0) } ?? [],
            test: try field.optional("test").map { try Test($0) })
        runs = try field.optional("runs")?.elements().map { try Run($0) } ?? []
        unknownMembers = try field.object().without(
            ["dataset", "seed", "recipe", "history", "test", "runs"])
    }
}

extension TrainingRecord.Epoch {
    fileprivate init(_ field: Field) throws {
        self.init(
            epoch: try field.member("epoch").int(in: 0...Int.max),
            loss: try field.optional("loss")?.double(),
            accuracy: try field.optional("accuracy")?.double(),
            valLoss: try field.optional("val_loss")?.double(),
            valAccuracy: try field.optional("val_accuracy")?.double())
    }
}

extension TrainingRecord.Test {
    fileprivate init(_ field: Field) throws {
        self.init(
            loss: try field.optional("loss")?.double(),
            accuracy: try field.optional("accuracy")?.double(),
            images: try field.optional("images")?.int(in: 0...Int.max),
            leftOut: try field.optional("left_out")?.int(in: 0...Int.max))
    }
}

extension TrainingRecord.Run {
    fileprivate init(_ field: Field) throws {
        self.init(
            command: try field.member("command").string(),
            seed: try field.member("seed").seed(),
            test: try TrainingRecord.Test(try field.member("test")))
    }
}

extension Field {
    fileprivate func seed() throws -> UInt64 {
        guard case .number(let digits) = value, let seed = UInt64(digits) else {
            throw fails("a whole number from 0 to \(UInt64.max)")
        }
        return seed
    }
}
