/// A part of a data set: to learn from, to choose by, to report on.
public enum Split: String, Sendable, Hashable, CaseIterable, Codable {
    /// What a network learns from.
    case train
    /// What choices (architecture, epochs, temperature) are made by; taken from the training file.
    case validation
    /// What a released model is reported on.
    case test

    /// The seed of the one split that all figures of Lapel are measured on.
    public static let seed: UInt64 = 55_000

    /// Which pictures of a training file of `count` belong to the train and to the validation split:
    /// ascending, without overlap, together all of them. The same for the same arguments for ever.
    public static func indices(
        count: Int = 60_000, validation: Int = 5_000, seed: UInt64 = Split.seed
    ) -> (train: [Int], validation: [Int]) {
        precondition(
            (0...count).contains(validation), "\(validation) of \(count) pictures for validation")
        var generator = SeededGenerator(seed: seed)
        let order = generator.permutation(of: count)
        return (order.dropFirst(validation).sorted(), order.prefix(validation).sorted())
    }
}
