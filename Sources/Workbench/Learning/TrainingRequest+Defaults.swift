import Datasets
import NeuralNetwork

extension TrainingRequest {
    /// What `lapel train` and the window start from for an architecture. Chosen on the validation
    /// split.
    public static func standard(for architecture: Architecture) -> TrainingRequest {
        switch architecture {
        case .dense:
            TrainingRequest(
                architecture: .dense, epochs: 10, batchSize: 128, learningRate: 1e-3,
                optimizer: .adam, schedule: .cosine)
        case .slides:
            TrainingRequest(
                architecture: .slides, epochs: 10, batchSize: 128, learningRate: 2e-3,
                optimizer: .adam, schedule: .oneCycle,
                augmentation: Augmentation(horizontalFlip: .random, translate: 1))
        case .residual:
            TrainingRequest(
                architecture: .residual, epochs: 30, batchSize: 128, learningRate: 0.1,
                optimizer: .sgd, schedule: .oneCycle, weightDecay: 5e-4,
                augmentation: Augmentation(horizontalFlip: .alternating, padCrop: 4, cutout: 8),
                averaging: 0.999)
        }
    }

    /// - Throws: `WorkbenchError.setting` naming the first number outside its range.
    public func check() throws(WorkbenchError) {
        try Self.require((1...10_000).contains(epochs), "Epochs", "1 to 10,000", epochs)
        try Self.require((1...4096).contains(batchSize), "Batch size", "1 to 4,096", batchSize)
        try Self.require(
            learningRate > 0 && learningRate <= 100, "Learning rate", "above 0 and at most 100",
            learningRate)
        try Self.require(
            (0...1).contains(weightDecay), "Weight decay", "between 0 and 1", weightDecay)
        try Self.require(
            (0..<1).contains(labelSmoothing), "Label smoothing", "at least 0 and below 1",
            labelSmoothing)
        try Self.require(
            (0..<1).contains(averaging), "Averaging", "at least 0 and below 1", averaging)
        if let limit {
            try Self.require(limit >= batchSize, "Limit", "at least the batch size", limit)
        }
    }

    private static func require(
        _ condition: Bool, _ name: String, _ expected: String, _ found: some CustomStringConvertible
    ) throws(WorkbenchError) {
        guard condition else {
            throw .setting(name: name, expected: expected, found: found.description)
        }
    }
}
