import Foundation
import NeuralNetwork
import Testing

@testable import ModelFiles

/// Finite numbers that all differ, the same each time.
func someWeights(of network: Network) -> [Tensor] {
    var next: Float = 0.5
    return network.weightSpecs.map { layer, spec in
        let values = (0..<spec.count).map { _ in
            next = (next * 1.618).truncatingRemainder(dividingBy: 1) + 0.001
            return next
        }
        return Tensor(name: "\(layer)/\(spec.name)", shape: spec.shape, values: values)
    }
}

/// Flatten, Dense(2, softmax) on 2×2 pixels: the model of `Fixtures/tiny.json`.
func tinyModel() throws -> Model {
    let network = try Network.sequential("tiny", inputShape: [2, 2, 1]) {
        Flatten()
        Dense(units: 2, activation: .softmax)
    }
    let kernel: [Float] = [0.5, -0.5, 1, -1, 0.25, 2, -0.125, 3.5]
    return Model(
        name: "Tiny", network: network,
        weights: [
            Tensor(name: "dense/kernel", shape: [4, 2], values: kernel),
            Tensor(name: "dense/bias", shape: [2], values: [0.0625, -0.75]),
        ],
        classes: ["T-shirt/top", "Ankle boot"],
        calibration: Calibration(temperature: 1.25),
        training: TrainingRecord(
            dataset: "fashion-mnist", seed: .max, recipe: ["optimizer": ["name": "sgd"]],
            history: [
                .init(epoch: 1, loss: 0.5, accuracy: 0.75, valLoss: 0.625, valAccuracy: nil)
            ],
            test: .init(loss: 0.5, accuracy: 0.9375)),
        lineage: Lineage(parent: String(repeating: "0a", count: 32), corrections: 3),
        created: Date(timeIntervalSince1970: 1_795_251_600.5))
}

/// The text of a file of `Fixtures`.
func fixture(_ name: String) throws -> [UInt8] {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Fixtures/\(name)")
    return try [UInt8](Data(contentsOf: url))
}

extension JSONObject {
    /// The object with one member of an inner one changed; nil removes it. A step of the path is
    /// a key or, in brackets, an index.
    func setting(_ path: String, to value: JSONValue?) -> JSONObject {
        let document = JSONValue.object(self)
            .setting(path.split(separator: ".")[...], to: value)
        return document.object ?? self
    }
}

extension JSONValue {
    fileprivate func setting(_ path: ArraySlice<Substring>, to new: JSONValue?) -> JSONValue {
        guard let key = path.first else { return new ?? .null }
        let rest = path.dropFirst()
        switch self {
        case .object(var object):
            object[String(key)] =
                rest.isEmpty ? new : (object[String(key)] ?? [:]).setting(rest, to: new)
            return .object(object)
        case .array(var elements):
            let index = Int(key) ?? 0
            if rest.isEmpty && new == nil {
                elements.remove(at: index)
            } else {
                elements[index] = elements[index].setting(rest, to: new)
            }
            return .array(elements)
        default:
            return self
        }
    }
}
