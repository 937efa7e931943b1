import FoundationEssentials
import NeuralNetwork

extension Model {
    /// The model as a JSON document; members that are not known come after the others.
    var document: JSONValue {
        var hash = SHA256()
        let arrays = weights.map { Self.array($0, into: &hash) }
        var object: JSONObject = [
            "format": .string(ModelFile.format),
            "version": JSONValue(ModelFile.version),
            "generator": .string(generator),
            "name": .string(name),
            "created": .string(created.formatted(.iso8601)),
            "architecture": architectureAsRead ?? network.kerasConfig,
            "classes": .array(classes.map(JSONValue.string)),
            "input": .object(inputObject),
            "weights": .array(arrays),
            "calibration": .object(calibrationObject),
        ]
        object["novelty"] = novelty.map { .object($0.object) }
        object["ridge"] = ridge.map { .object($0.object) }
        object["training"] = training.map { .object($0.object) }
        object["lineage"] = .object(lineageObject)
        object["checksum"] = .string("sha256:" + hash.finish())
        return .object(object.followed(by: unknownMembers))
    }

    private static func array(_ weight: Tensor, into hash: inout SHA256) -> JSONValue {
        let bytes = Data(littleEndianFloats: weight.values)
        bytes.withUnsafeBytes { hash.update($0) }
        return [
            "name": .string(weight.name),
            "shape": .array(weight.shape.map { JSONValue($0) }),
            "dtype": "float32",
            "data": .string(bytes.base64EncodedString()),
        ]
    }

    private var inputObject: JSONObject {
        let object: JSONObject = [
            "height": JSONValue(network.inputShape[0]),
            "width": JSONValue(network.inputShape[1]),
            "channels": JSONValue(network.inputShape[2]),
            "scale": JSONValue(preprocessing.scale),
            "offset": JSONValue(preprocessing.offset),
        ]
        return object.followed(by: preprocessing.unknownMembers)
    }

    private var calibrationObject: JSONObject {
        let object: JSONObject = ["temperature": JSONValue(calibration.temperature)]
        return object.followed(by: calibration.unknownMembers)
    }

    private var lineageObject: JSONObject {
        var object: JSONObject = [
            "parent": JSONValue(lineage.parent),
            "corrections": JSONValue(lineage.corrections),
        ]
        if !lineage.testImages.isEmpty {
            object["test_images"] = .array(lineage.testImages.map { JSONValue($0) })
        }
        return object.followed(by: lineage.unknownMembers)
    }
}

extension TrainingRecord {
    var object: JSONObject {
        var object: JSONObject = [
            "dataset": JSONValue(dataset),
            "seed": seed.map { JSONValue($0) } ?? .null,
            "recipe": .object(recipe),
            "history": historyValue,
        ]
        object["test"] = test?.value
        if !runs.isEmpty { object["runs"] = .array(runs.map(\.value)) }
        return object.followed(by: unknownMembers)
    }

    /// The history as the file has it: an array with an object an epoch.
    public var historyValue: JSONValue { .array(history.map(\.value)) }
}

extension TrainingRecord.Epoch {
    fileprivate var value: JSONValue {
        [
            "epoch": JSONValue(epoch), "loss": number(loss), "accuracy": number(accuracy),
            "val_loss": number(valLoss), "val_accuracy": number(valAccuracy),
        ]
    }
}

extension TrainingRecord.Test {
    fileprivate var value: JSONValue {
        var object: JSONObject = ["loss": number(loss), "accuracy": number(accuracy)]
        object["images"] = images.map { JSONValue($0) }
        object["left_out"] = leftOut.map { JSONValue($0) }
        return .object(object)
    }
}

extension TrainingRecord.Run {
    fileprivate var value: JSONValue {
        ["command": .string(command), "seed": JSONValue(seed), "test": test.value]
    }
}

private func number(_ value: Double?) -> JSONValue {
    value.map { JSONValue($0) } ?? .null
}
