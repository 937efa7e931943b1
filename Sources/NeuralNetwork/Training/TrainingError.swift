/// Why a training cannot start, go on or be continued. Cancelling is not among it.
public enum TrainingError: Error, Hashable, Sendable {
    /// A value of the recipe lies outside its range; named as in the recipe's JSON.
    case recipe(name: String, expected: String, found: String)
    /// The samples do not suit the training.
    case data(expected: String, found: String)
    /// The loss or a weight is no longer a finite number.
    case diverged(epoch: Int, step: Int)
    /// A checkpoint that cannot be used; `file` is empty if it did not come from a file.
    case checkpoint(file: String, expected: String, found: String)
}

extension TrainingError: CustomStringConvertible {
    /// One sentence that names what is at fault, what was expected and what was found.
    public var description: String {
        switch self {
        case .recipe(let name, let expected, let found):
            "The recipe's \(name) must be \(expected), not \(found)."
        case .data(let expected, let found):
            "Training needs \(expected), but was given \(found)."
        case .diverged(let epoch, let step):
            "The loss is no longer a number in epoch \(epoch), step \(step): "
                + "try a lower learning rate."
        case .checkpoint(let file, let expected, let found):
            (file.isEmpty ? "The checkpoint" : "The checkpoint \(file)")
                + " should have \(expected), but has \(found)."
        }
    }
}
