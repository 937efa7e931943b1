/// When a run stops before its last epoch; Keras's `EarlyStopping`.
public struct EarlyStopping: Codable, Hashable, Sendable {
    /// The figure that is watched.
    public enum Monitor: String, Codable, Hashable, Sendable {
        /// Lower is better.
        case valLoss = "val_loss"
        /// Higher is better.
        case valAccuracy = "val_accuracy"
    }

    /// The figure that is watched.
    public var monitor: Monitor
    /// How many validations in a row may pass without a better figure, at least 1.
    public var patience: Int
    /// Whether the run hands out the weights of its best validation instead of its last ones.
    public var restoreBestWeights: Bool

    /// Watches the validation loss unless told otherwise.
    public init(monitor: Monitor = .valLoss, patience: Int, restoreBestWeights: Bool = true) {
        self.monitor = monitor
        self.patience = patience
        self.restoreBestWeights = restoreBestWeights
    }

    private enum CodingKeys: String, CodingKey {
        case monitor, patience
        case restoreBestWeights = "restore_best_weights"
    }

    /// Reads `{"monitor": "val_loss", "patience": 5, "restore_best_weights": true}`; what is missing
    /// but for `patience` has its default.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            monitor: try values.decodeIfPresent(Monitor.self, forKey: .monitor) ?? .valLoss,
            patience: try values.decode(Int.self, forKey: .patience),
            restoreBestWeights: try values.decodeIfPresent(Bool.self, forKey: .restoreBestWeights)
                ?? true)
    }

    func validate() throws {
        try Recipe.require(patience >= 1, "patience", "at least 1", patience)
    }

    /// What has been seen so far.
    struct State: Codable, Hashable, Sendable {
        /// The best figure, and the epoch it belongs to.
        var best: Double?
        var bestEpoch = 0
        /// Validations since then.
        var waited = 0
    }

    /// Takes in the figures of one validation; says whether they are the best so far.
    func update(_ state: inout State, with metrics: EpochMetrics) -> Bool {
        let figure = monitor == .valLoss ? metrics.valLoss : metrics.valAccuracy
        guard let figure else { return false }
        let isBetter =
            switch (state.best, monitor) {
            case (nil, _): true
            case (let best?, .valLoss): figure < best
            case (let best?, .valAccuracy): figure > best
            }
        if isBetter {
            state = State(best: figure, bestEpoch: metrics.epoch)
        } else {
            state.waited += 1
        }
        return isBetter
    }

    func shouldStop(_ state: State) -> Bool { state.waited >= patience }
}
