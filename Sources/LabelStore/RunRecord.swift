import FoundationEssentials

/// One training, from start to end.
public struct RunRecord: Hashable, Identifiable, Sendable {
    /// Rises with every run.
    public let id: Int64
    /// When it started.
    public let started: Date
    /// When it ended; nil while it runs, and for ever where the program was killed.
    public let finished: Date?
    /// The recipe, as JSON.
    public let recipe: String
    /// The seed of everything random in it.
    public let seed: UInt64
    /// Loss and accuracy of each epoch, as a JSON array.
    public let history: String
    /// How it ended; nil together with `finished`.
    public let outcome: Outcome?
    /// The model that it made and that was kept.
    public let model: String?

    /// Ways in which a run ends.
    public enum Outcome: String, Sendable {
        /// It ran to its end.
        case done
        /// A person stopped it.
        case cancelled
        /// An error stopped it.
        case failed
    }
}

extension RunRecord {
    /// Selects what `init(_:)` reads.
    static let select =
        "SELECT id, started, finished, recipe, seed, history, outcome, model FROM run"

    init(_ row: Row) {
        id = row.column(0)
        started = row.column(1)
        finished = row.column(2)
        recipe = row.column(3)
        seed = UInt64(bitPattern: row.column(4, as: Int64.self))
        history = row.column(5)
        outcome = row.column(6, as: String?.self).flatMap(Outcome.init(rawValue:))
        model = row.column(7)
    }
}
