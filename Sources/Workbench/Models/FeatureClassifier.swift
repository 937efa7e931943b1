import ModelFiles
import NeuralNetwork

/// What a model makes of features: of images whose features are known it says in milliseconds what
/// the whole network takes seconds for.
struct FeatureClassifier: Sendable {
    /// Takes `[1, 1, features]`.
    let network: Network
    let weights: [Tensor]
    private let temperature: Float
    private let predictor: Predictor

    /// Nil for a network without a head.
    init?(_ model: Model) async throws {
        guard let (network, weights) = try model.network.classifier(model.weights) else {
            return nil
        }
        try await self.init(network, weights, temperature: model.calibration.temperature)
    }

    private init(_ network: Network, _ weights: [Tensor], temperature: Float) async throws {
        (self.network, self.weights, self.temperature) = (network, weights, temperature)
        predictor = try await Predictor(
            network: network, weights: weights, temperature: temperature)
    }

    /// The same layers with other weights.
    func with(_ weights: [Tensor]) async throws -> FeatureClassifier {
        try await FeatureClassifier(network, weights, temperature: temperature)
    }

    /// `[images, classes]`; nil if the task was cancelled.
    ///
    /// - Parameter features: `[images, features]`.
    func probabilities(of features: [Float]) async throws -> [Float]? {
        let width = predictor.imageSize
        return try await predictor.probabilities(count: features.count / width) { range, batch in
            _ = batch.update(
                from: features[range.lowerBound * width..<range.upperBound * width])
        }
    }
}

extension Model {
    /// Whether both models make the same features of every picture.
    func sharesFeatures(with other: Model) -> Bool {
        preprocessing == other.preprocessing
            && network.sharesFeatures(weights, with: other.network, other.weights)
    }
}
