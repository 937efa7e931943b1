import Datasets
import NeuralNetwork

/// What a fine-tune of the head learns from: the features of a round of `ReplayImages` that takes the
/// whole pool.
struct ReplayFeatures: TrainingData {
    private let replay: ReplayImages
    /// `[count, features]`.
    private let features: [Float]
    private let width: Int

    /// Nil if the task was cancelled.
    ///
    /// - Parameters:
    ///   - replay: Which remembers features.
    ///   - model: Which remembered them.
    init?(_ replay: ReplayImages, by model: LoadedModel) async throws {
        var whole = replay
        whole.replayed = replay.pool.indices.count
        whole.weight *= Float(whole.replayed) / Float(replay.replayed)
        let (round, predictor) = (whole, model.predictor)
        let found = try await predictor.reduce(
            into: [Float](), count: round.corrections.count * round.copies, keepingFeatures: true
        ) { range, inputs in
            let size = predictor.imageSize
            for (row, index) in range.enumerated() {
                let input = inputs[row * size..<(row + 1) * size]
                round.fillImage(index, epoch: 1, UnsafeMutableBufferPointer(rebasing: input))
            }
        } _: { features, _, batch in
            features += batch.features
        }
        guard let found else { return nil }
        self.replay = round
        features = found + round.remembered.features
        width = predictor.featureCount
    }

    var count: Int { replay.count }

    func fill(
        index: Int, epoch: Int, image: UnsafeMutableBufferPointer<Float>,
        target: UnsafeMutableBufferPointer<Float>
    ) {
        replay.fillTarget(index, epoch: 1, target)
        features.withUnsafeBufferPointer { features in
            _ = image.update(from: features[index * width..<(index + 1) * width])
        }
    }
}
