import Datasets

/// How well corrections are learned: figures over draws of images that were corrected for trial.
public struct Rehearsal: Sendable {
    /// What is corrected.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Images taken for another class than their label, corrected to their label.
        case wrong
        /// Images that are right, said to be of another class drawn at random.
        case relabelled
    }

    /// How they are learned.
    public enum Method: String, Sendable, Hashable, CaseIterable {
        /// At once, in closed form.
        case instant
        /// By training beside replayed images.
        case fineTune = "fine-tune"
    }

    /// What to try.
    public struct Options: Sendable, Hashable {
        /// Whose images are corrected. What learning does is chosen on the validation split.
        public var split = Split.test
        /// How corrections are learned.
        public var method = Method.instant
        /// How many corrections are learned together, each at least 1.
        public var counts = [1, 5, 20]
        /// How often each is drawn, 1….
        public var draws = 20
        /// Varied copies of each correction that were not learned, 1….
        public var neighbours = 8
        /// Of the draws.
        public var seed: UInt64 = 1

        /// The values above.
        public init() {}
    }

    /// The means over the draws of one number of corrections.
    public struct Row: Sendable, Hashable {
        /// What was corrected.
        public let kind: Kind
        /// How many at once.
        public let corrections: Int
        /// How many draws.
        public let draws: Int
        /// Share of the corrected images that are right afterwards, 0…1.
        public let corrected: Double
        /// Share of their varied copies that are right afterwards, 0…1.
        public let neighbours: Double
        /// Accuracy lost on all other images of the split, in 0…1; negative for a gain.
        public let lost: Double
        /// The greatest loss of a draw.
        public let greatestLost: Double
        /// Share of the other images whose predicted class changed, 0…1.
        public let churn: Double
        /// The greatest of a draw.
        public let greatestChurn: Double
        /// Median seconds that learning took.
        public let seconds: Double
    }

    /// One a kind and number.
    public let rows: [Row]

    /// The figures of one draw.
    struct Draw: Sendable {
        var corrected = 0.0
        var neighbours = 0.0
        var lost = 0.0
        var churn = 0.0
        var seconds = 0.0
    }
}

extension Rehearsal.Row {
    init(_ kind: Rehearsal.Kind, corrections: Int, _ draws: [Rehearsal.Draw]) {
        func mean(_ path: KeyPath<Rehearsal.Draw, Double>) -> Double {
            draws.reduce(0) { $0 + $1[keyPath: path] } / Double(max(draws.count, 1))
        }
        (self.kind, self.corrections, self.draws) = (kind, corrections, draws.count)
        corrected = mean(\.corrected)
        neighbours = mean(\.neighbours)
        lost = mean(\.lost)
        greatestLost = draws.map(\.lost).max() ?? 0
        churn = mean(\.churn)
        greatestChurn = draws.map(\.churn).max() ?? 0
        seconds = draws.map(\.seconds).sorted()[draws.count / 2]
    }
}
