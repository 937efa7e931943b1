import Datasets
import NeuralNetwork

/// The recipes that `lapel train --recipe` and the window offer: network, optimiser, schedule,
/// augmentation and epochs together, chosen on the validation split.
public enum NamedRecipe: String, CaseIterable, Sendable {
    /// The most accurate network of at most 436,458 parameters: the shipped model.
    case accurate
    /// About 94 % in three minutes.
    case fast
    /// The most accurate network of less than 100,000 parameters.
    case tiny
    /// The network of the slides, as it was taught.
    case slides
    /// Two dense layers: what pixels alone tell, in seconds.
    case dense
    /// The control: ResNet-20 as others trained it, 95.3 to 95.5 % of the test set in 200 epochs of
    /// all 60,000 images (github.com/hysts/pytorch_image_classification: cosine, cutout of 12 to 16).
    case resnet20

    /// The network that it trains.
    public var architecture: Architecture {
        switch self {
        case .accurate: .residual
        case .fast: .fast
        case .tiny: .tiny
        case .slides: .slides
        case .dense: .dense
        case .resnet20: .resnet20
        }
    }

    /// The recipe made for an architecture.
    public init(for architecture: Architecture) {
        switch architecture {
        case .residual: self = .accurate
        case .fast: self = .fast
        case .tiny: self = .tiny
        case .slides: self = .slides
        case .dense: self = .dense
        case .resnet20: self = .resnet20
        }
    }

    /// What to train, with the seed.
    public func request(seed: UInt64 = 1) -> TrainingRequest {
        TrainingRequest(
            architecture: architecture, recipe: recipe(seed), augmentation: augmentation)
    }

    private func recipe(_ seed: UInt64) -> Recipe {
        switch self {
        case .accurate: .muon(epochs: 100, learningRate: 0.06, warmup: 0.5, seed)
        case .fast: .muon(epochs: 7, learningRate: 0.1, warmup: 0.3, seed)
        case .tiny: .muon(epochs: 100, learningRate: 0.1, warmup: 0.5, seed)
        case .slides:
            Recipe(epochs: 10, learningRate: 0.003, schedule: .oneCycle(), seed: seed)
        case .dense: Recipe(epochs: 10, schedule: .cosine(), seed: seed)
        case .resnet20:
            Recipe(
                epochs: 200, optimizer: .sgd(momentum: 0.9, nesterov: true), learningRate: 0.2,
                schedule: .cosine(), weightDecay: 1e-4, seed: seed)
        }
    }

    private var augmentation: Augmentation {
        switch self {
        // Shifts by a pixel teach to know a corrected garment again where it lies a little aside.
        case .accurate:
            Augmentation(horizontalFlip: .alternating, padCrop: 1, cutout: 8, cutoutFill: 73)
        case .tiny: Augmentation(horizontalFlip: .alternating, padCrop: 1)
        // The garments all lie alike: shifts cost a short run accuracy.
        case .fast: Augmentation(horizontalFlip: .alternating)
        case .slides, .dense: .none
        case .resnet20:
            Augmentation(horizontalFlip: .random, padCrop: 4, cutout: 16, cutoutFill: 73)
        }
    }
}

extension Recipe {
    fileprivate static func muon(
        epochs: Int, learningRate: Double, warmup: Double, _ seed: UInt64
    ) -> Recipe {
        Recipe(
            epochs: epochs, batchSize: 256, optimizer: .muon(momentum: 0.9),
            learningRate: learningRate, schedule: .linear(warmup: warmup), weightDecay: 0.03,
            seed: seed)
    }
}
