import Datasets

/// What to train from scratch.
public struct TrainingRequest: Sendable, Hashable {
    /// How the learning rate goes over the run.
    public enum Schedule: String, Sendable, Hashable, CaseIterable {
        /// Stays.
        case constant
        /// Falls along a cosine to 0.
        case cosine
        /// Rises over the first part, then falls along a cosine (Smith 2018).
        case oneCycle
    }

    /// What changes the weights.
    public enum Optimizer: String, Sendable, Hashable, CaseIterable {
        /// With Nesterov momentum 0.9.
        case sgd
        /// Kingma and Ba 2015.
        case adam
        /// Loshchilov and Hutter 2019.
        case adamW
    }

    /// The network.
    public var architecture: Architecture
    /// Passes over the training split, 1….
    public var epochs: Int
    /// Images a step, 1….
    public var batchSize: Int
    /// The greatest learning rate of the schedule, above 0.
    public var learningRate: Double
    /// Of the weights, the order and the augmentation: the same seed gives the same model.
    public var seed: UInt64
    /// What changes the weights.
    public var optimizer: Optimizer
    /// How the learning rate goes.
    public var schedule: Schedule
    /// On convolution and dense kernels.
    public var weightDecay: Double
    /// 0…1, taken from the right class and spread over all.
    public var labelSmoothing: Double
    /// How training pictures are varied.
    public var augmentation: Augmentation
    /// How much of the averaged weights each step keeps, 0 for no averaging.
    public var averaging: Double
    /// How many of the training split's images are learned from, nil for all; for quick looks.
    public var limit: Int?
    /// What the model will be called.
    public var name: String

    /// A request whose unnamed numbers change nothing.
    public init(
        architecture: Architecture, epochs: Int, batchSize: Int, learningRate: Double,
        seed: UInt64 = 1, optimizer: Optimizer, schedule: Schedule, weightDecay: Double = 0,
        labelSmoothing: Double = 0, augmentation: Augmentation = .none, averaging: Double = 0,
        limit: Int? = nil, name: String = "Garment"
    ) {
        self.architecture = architecture
        self.epochs = epochs
        self.batchSize = batchSize
        self.learningRate = learningRate
        self.seed = seed
        self.optimizer = optimizer
        self.schedule = schedule
        self.weightDecay = weightDecay
        self.labelSmoothing = labelSmoothing
        self.augmentation = augmentation
        self.averaging = averaging
        self.limit = limit
        self.name = name
    }
}
