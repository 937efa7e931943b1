/// How to learn from corrections.
public struct FineTuneOptions: Sendable, Hashable {
    /// Which weights may change.
    public enum Scope: String, Sendable, Hashable, CaseIterable {
        /// The dense layer that makes classes of the features; the last block as well where these are
        /// too many to be kept at hand.
        case head
        /// The last block of convolutions and what follows it.
        case lastBlock
        /// Everything but batch normalisation's statistics.
        case all
    }

    /// Which weights may change; nil for the head while corrections are few, else the last block.
    public var scope: Scope?
    /// Augmented copies of each correction in a step, 1….
    public var copies = 8
    /// Images replayed from the training set in a step, 1….
    public var replayed = 256
    /// Steps of the optimiser, 1….
    public var steps = 24
    /// Of the optimiser, above 0; steps of the head alone are three times as long.
    public var learningRate = 1e-3
    /// Of the order of replay and the augmentation.
    public var seed: UInt64 = 1
    /// Whether corrections that the model has learned before are learned again beside the waiting.
    public var includesLearned = true
    /// Whether corrections of test images are left alone, also where `Workbench.keepsTestSet` does
    /// not say so.
    public var keepsTestSet = false

    /// The values above.
    public init() {}

    /// More than that move the last block as well: see <doc:Corrections>.
    private static let few = 50

    /// Which weights so many corrections change.
    func scope(for corrections: Int) -> Scope {
        scope ?? (corrections > Self.few ? .lastBlock : .head)
    }
}
