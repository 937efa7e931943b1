/// How a run trains: optimiser, schedule, regularisation, epochs and seed. A value; as JSON it goes
/// into the model file.
public struct Recipe: Hashable, Sendable {
    /// Passes over the training samples, 1…100,000.
    public var epochs: Int
    /// Samples a step, 1…65,536; a smaller training split takes all of its samples at once.
    public var batchSize: Int
    /// What turns gradients into new weights.
    public var optimizer: Optimizer
    /// The greatest learning rate of the schedule, above 0.
    public var learningRate: Double
    /// How the learning rate changes over the run.
    public var schedule: Schedule
    /// Pulls kernels, not biases or normalisation, to 0; at least 0. Coupled (added to the gradient,
    /// as PyTorch's `weight_decay`) for SGD and Adam, decoupled for AdamW.
    public var weightDecay: Double
    /// Share of each target that is spread evenly over all classes, in 0..<1 (Szegedy et al. 2016).
    public var labelSmoothing: Double
    /// Decay of an exponential moving average of the trained weights, in 0..<1; nil for none. The
    /// average, that of the running statistics with it, is what is validated and handed out.
    public var emaDecay: Double?
    /// When to stop before the last epoch; nil for never.
    public var earlyStopping: EarlyStopping?
    /// Validate after every so many epochs, at least 1; the last epoch always validates.
    public var validationFrequency: Int
    /// Of new weights, the order of samples and dropout.
    public var seed: UInt64

    /// Adam at 0.001 without any regularisation, as Keras's `compile` and `fit`.
    public init(
        epochs: Int, batchSize: Int = 128, optimizer: Optimizer = .adam(),
        learningRate: Double = 0.001, schedule: Schedule = .constant, weightDecay: Double = 0,
        labelSmoothing: Double = 0, emaDecay: Double? = nil, earlyStopping: EarlyStopping? = nil,
        validationFrequency: Int = 1, seed: UInt64 = 0
    ) {
        self.epochs = epochs
        self.batchSize = batchSize
        self.optimizer = optimizer
        self.learningRate = learningRate
        self.schedule = schedule
        self.weightDecay = weightDecay
        self.labelSmoothing = labelSmoothing
        self.emaDecay = emaDecay
        self.earlyStopping = earlyStopping
        self.validationFrequency = validationFrequency
        self.seed = seed
    }

    /// - Throws: `TrainingError.recipe` naming the first value outside its range.
    public func validate() throws {
        try Self.require((1...100_000).contains(epochs), "epochs", "1 to 100,000", epochs)
        try Self.require(
            (1...65_536).contains(batchSize), "batch_size", "1 to 65,536", batchSize)
        try Self.require(
            learningRate > 0 && learningRate.isFinite, "learning_rate", "above 0", learningRate)
        try Self.require(
            weightDecay >= 0 && weightDecay.isFinite, "weight_decay", "at least 0", weightDecay)
        try Self.require(
            (0..<1).contains(labelSmoothing), "label_smoothing", "at least 0 and below 1",
            labelSmoothing)
        if let emaDecay {
            try Self.require(
                (0..<1).contains(emaDecay), "ema_decay", "at least 0 and below 1", emaDecay)
        }
        try Self.require(
            validationFrequency >= 1, "validation_freq", "at least 1", validationFrequency)
        try optimizer.validate()
        try schedule.validate()
        try earlyStopping?.validate()
    }

    static func require(
        _ condition: Bool, _ name: String, _ expected: String, _ found: some Sendable
    ) throws {
        guard condition else {
            throw TrainingError.recipe(name: name, expected: expected, found: "\(found)")
        }
    }
}

extension Recipe: Codable {
    private enum CodingKeys: String, CodingKey {
        case epochs, optimizer, schedule, seed
        case batchSize = "batch_size"
        case learningRate = "learning_rate"
        case weightDecay = "weight_decay"
        case labelSmoothing = "label_smoothing"
        case emaDecay = "ema_decay"
        case earlyStopping = "early_stopping"
        case validationFrequency = "validation_freq"
    }

    /// Reads the JSON form; what is missing but for `epochs` has its default.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        func value<T: Decodable>(_ key: CodingKeys, default fallback: T) throws -> T {
            try values.decodeIfPresent(T.self, forKey: key) ?? fallback
        }
        let usual = Recipe(epochs: try values.decode(Int.self, forKey: .epochs))
        self.init(
            epochs: usual.epochs,
            batchSize: try value(.batchSize, default: usual.batchSize),
            optimizer: try value(.optimizer, default: usual.optimizer),
            learningRate: try value(.learningRate, default: usual.learningRate),
            schedule: try value(.schedule, default: usual.schedule),
            weightDecay: try value(.weightDecay, default: usual.weightDecay),
            labelSmoothing: try value(.labelSmoothing, default: usual.labelSmoothing),
            emaDecay: try values.decodeIfPresent(Double.self, forKey: .emaDecay),
            earlyStopping: try values.decodeIfPresent(EarlyStopping.self, forKey: .earlyStopping),
            validationFrequency: try value(
                .validationFrequency, default: usual.validationFrequency),
            seed: try value(.seed, default: usual.seed))
    }
}
