/// Everything that is needed to continue a run bit for bit on the same machine
/// with as many threads.
public struct Checkpoint: Hashable, Sendable {
    /// The file it was read from; empty if it came from none. Not written.
    public internal(set) var file = ""
    /// Identifies the network; see `Network.fingerprint`.
    public internal(set) var fingerprint: String
    /// How the run trains.
    public internal(set) var recipe: Recipe
    /// What the run leaves as it is.
    public internal(set) var options: TrainingPlan.Options
    /// How many training samples the run has.
    public internal(set) var trainingCount: Int
    /// What they are made of; nil in files from before that was kept.
    public internal(set) var provenance: String?
    /// Epochs that are complete.
    public internal(set) var epoch = 0
    /// Steps done in the epoch after those.
    public internal(set) var step = 0
    /// Sum of the losses of those steps, and how many of their predictions were right.
    var running = Running()
    /// One entry a complete epoch.
    public internal(set) var history: [EpochMetrics] = []
    /// The weights in training, in the order of `network.weightSpecs`.
    public internal(set) var weights: [Tensor]
    /// The optimiser's memory, each laid out as `TrainingPlan.parameters`.
    var slots: [[Float]] = []
    /// The moving average, laid out as `TrainingPlan.parameters` and then `state`; empty without one.
    var average: [Float] = []
    /// What early stopping has seen, and the weights of the best validation if it restores them.
    var stopping = EarlyStopping.State()
    var bestWeights: [Tensor] = []

    /// Samples a step.
    var batchSize: Int { min(recipe.batchSize, trainingCount) }
    /// An incomplete last batch waits for another epoch, whose order is another.
    var stepsPerEpoch: Int { trainingCount / batchSize }
    /// Whether nothing is done yet; there is no optimiser's memory then.
    var isStart: Bool { epoch == 0 && step == 0 }

    /// The start of a run: nothing done.
    init(
        fingerprint: String, recipe: Recipe, options: TrainingPlan.Options, trainingCount: Int,
        provenance: String?, weights: [Tensor]
    ) {
        self.fingerprint = fingerprint
        self.recipe = recipe
        self.options = options
        self.trainingCount = trainingCount
        self.provenance = provenance
        self.weights = weights
    }

    /// Sums over the steps of an epoch.
    struct Running: Codable, Hashable, Sendable {
        var loss = 0.0
        var correct = 0
    }
}

/// Where and how often a run writes its checkpoint; the file is replaced in one move each time.
public struct Checkpointing: Hashable, Sendable {
    /// The file.
    public var path: String
    /// Written after every so many epochs, at least 1, and when the run is cancelled.
    public var everyEpochs: Int
    /// The run ends after this epoch as if it had been cancelled; nil for the recipe's last.
    public var until: Int?

    /// Writes after each epoch, to the recipe's last, unless told otherwise.
    public init(path: String, everyEpochs: Int = 1, until: Int? = nil) {
        precondition(everyEpochs >= 1, "a checkpoint every \(everyEpochs) epochs, at least 1")
        self.path = path
        self.everyEpochs = everyEpochs
        self.until = until
    }
}
