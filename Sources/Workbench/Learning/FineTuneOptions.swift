/// How to learn from corrections.
public struct FineTuneOptions: Sendable, Hashable {
    /// Which weights may change.
    public enum Scope: String, Sendable, Hashable, CaseIterable {
        /// The last block of convolutions and what follows it.
        case lastBlock
        /// Everything but batch normalisation's statistics.
        case all
    }

    /// Which weights may change.
    public var scope = Scope.lastBlock
    /// Augmented copies of each correction in a step, 1….
    public var copies = 8
    /// Images replayed from the training set in a step, 1….
    public var replayed = 256
    /// Steps of the optimiser, 1….
    public var steps = 24
    /// Of the optimiser, above 0.
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
}
