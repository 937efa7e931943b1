import Datasets
import NeuralNetwork

extension TrainingRequest {
    /// What `lapel train` and the window start from for an architecture. Chosen on the validation
    /// split.
    ///
    /// - Parameter epochs: Nil for as many as the architecture wants.
    public static func standard(
        for architecture: Architecture, epochs: Int? = nil, seed: UInt64 = 1
    ) -> TrainingRequest {
        TrainingRequest(
            architecture: architecture,
            recipe: architecture.recipe(epochs: epochs ?? architecture.epochs, seed: seed),
            augmentation: architecture.augmentation)
    }
}

extension Architecture {
    fileprivate var epochs: Int {
        switch self {
        case .dense, .slides: 10
        case .residual: 30
        }
    }

    fileprivate var augmentation: Augmentation {
        switch self {
        // Ten epochs are too few to gain from flips.
        case .dense, .slides: .none
        case .residual: Augmentation(horizontalFlip: .alternating, padCrop: 4, cutout: 8)
        }
    }
}
