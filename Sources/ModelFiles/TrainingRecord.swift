/// How the weights of a model came about.
public struct TrainingRecord: Hashable, Sendable {
    /// The figures after one epoch; those that are not finite or were not measured are nil.
    public struct Epoch: Hashable, Sendable {
        /// From 1.
        public var epoch: Int
        /// Mean loss over the training part.
        public var loss: Double?
        /// Share of right predictions over the training part, 0…1.
        public var accuracy: Double?
        /// Mean loss over the validation part.
        public var valLoss: Double?
        /// Share of right predictions over the validation part, 0…1.
        public var valAccuracy: Double?

        /// Figures that are not finite become nil.
        public init(
            epoch: Int, loss: Double?, accuracy: Double?, valLoss: Double? = nil,
            valAccuracy: Double? = nil
        ) {
            self.epoch = epoch
            self.loss = finite(loss)
            self.accuracy = finite(accuracy)
            self.valLoss = finite(valLoss)
            self.valAccuracy = finite(valAccuracy)
        }
    }

    /// The figures on the test part.
    public struct Test: Hashable, Sendable {
        /// Mean loss.
        public var loss: Double?
        /// Share of right predictions, 0…1.
        public var accuracy: Double?
        /// How many images they are over, if that was noted.
        public var images: Int?
        /// How many were left out because the model learned from them, if that was noted.
        public var leftOut: Int?

        /// Figures that are not finite become nil.
        public init(
            loss: Double?, accuracy: Double?, images: Int? = nil, leftOut: Int? = nil
        ) {
            self.loss = finite(loss)
            self.accuracy = finite(accuracy)
            self.images = images
            self.leftOut = leftOut
        }
    }

    /// The figures of another run, kept to tell how much of a figure is the seed's.
    public struct Run: Hashable, Sendable {
        /// The command that made it, its seed included.
        public var command: String
        /// The run's seed.
        public var seed: UInt64
        /// On the test part.
        public var test: Test

        /// What is kept of a run.
        public init(command: String, seed: UInt64, test: Test) {
            self.command = command
            self.seed = seed
            self.test = test
        }
    }

    /// The name of the data set.
    public var dataset: String?
    /// The run's seed.
    public var seed: UInt64?
    /// Optimiser, schedule, augmentation and epochs, as the run wrote them.
    public var recipe: JSONObject
    /// One entry an epoch.
    public var history: [Epoch]
    /// If the test part was looked at.
    public var test: Test?
    /// Other runs, of the same recipe and of others, in the order in which they were named.
    public var runs: [Run] = []
    /// Members of the file that this version does not know.
    public var unknownMembers = JSONObject()

    /// A record of a run.
    public init(
        dataset: String?, seed: UInt64?, recipe: JSONObject = JSONObject(), history: [Epoch] = [],
        test: Test? = nil
    ) {
        self.dataset = dataset
        self.seed = seed
        self.recipe = recipe
        self.history = history
        self.test = test
    }
}

private func finite(_ value: Double?) -> Double? {
    value.flatMap { $0.isFinite ? $0 : nil }
}
