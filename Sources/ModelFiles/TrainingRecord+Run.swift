import FoundationEssentials
import NeuralNetwork

extension TrainingRecord {
    /// The record of a run. Times stay out of it, so that the same seed gives the same file.
    public init(
        dataset: String?, recipe: Recipe, history: [EpochMetrics], test: Test? = nil
    ) throws {
        self.init(
            dataset: dataset, seed: recipe.seed, recipe: try JSONObject(encoding: recipe),
            history: history.map(Epoch.init), test: test)
    }
}

extension TrainingRecord.Epoch {
    /// The figures that a model file keeps.
    public init(_ metrics: EpochMetrics) {
        self.init(
            epoch: metrics.epoch, loss: metrics.loss, accuracy: metrics.accuracy,
            valLoss: metrics.valLoss, valAccuracy: metrics.valAccuracy)
    }
}

extension JSONObject {
    /// The members that a value encodes, in the order of their keys.
    ///
    /// - Throws: `EncodingError` for a value that has no members.
    public init(encoding value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let document = try JSONValue(parsing: [UInt8](encoder.encode(value)))
        guard case .object(let object) = document else {
            throw EncodingError.invalidValue(
                value, .init(codingPath: [], debugDescription: "This encodes no members."))
        }
        self = object
    }

    /// A value from the members.
    ///
    /// - Throws: `DecodingError`.
    public func decoded<Value: Decodable>(as type: Value.Type = Value.self) throws -> Value {
        try JSONDecoder().decode(type, from: Data(JSONValue.object(self).serialized()))
    }
}
