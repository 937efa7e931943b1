import NeuralNetwork

/// A model file that cannot be read or written.
public enum ModelFileError: Error, Hashable, Sendable {
    /// The system refused.
    case file(FileError)
    /// Not JSON, or cut off.
    case syntax(file: String, JSONError)
    /// Another kind of file, or a later version of the format.
    case format(file: String, expected: String, found: String)
    /// A member does not hold what it should; `member` is its path, for example `input.height`.
    case content(file: String, member: String, expected: String, found: String)
    /// The architecture is not a network that can be built.
    case design(file: String, DesignError)
    /// The weights are not those that were written.
    case checksum(file: String, expected: String, found: String)
    /// A model that does not fit together is not written; the file stays as it was.
    case refused(file: String, member: String, expected: String, found: String)
    /// What was read back after writing differs from what was written.
    case selfCheck(file: String)
}

extension ModelFileError: CustomStringConvertible {
    /// One sentence that names the file, what was expected and found, and what to do.
    public var description: String {
        switch self {
        case .file(let error):
            error.description
        case .syntax(let file, .cutOff):
            "“\(file)” is cut off: the text ends in the middle; get a whole copy of it."
        case .syntax(let file, let error):
            "“\(file)” is not a model file: \(error); choose a model that Lapel exported."
        case .format(let file, let expected, let found):
            "“\(file)” cannot be opened: expected \(expected), found \(found)."
        case .content(let file, let member, let expected, let found):
            "“\(file)” cannot be used: \(member) should be \(expected), but is \(found); "
                + "get another copy or export the model again."
        case .design(let file, let error):
            "“\(file)” holds a network that Lapel cannot build: \(error)"
        case .checksum(let file, let expected, let found):
            "“\(file)” is damaged: the checksum of its weights should be \(expected.prefix(19))…, "
                + "but is \(found.prefix(19))…; get an undamaged copy or export the model again."
        case .refused(let file, let member, let expected, let found):
            "“\(file)” was not written: the model's \(member) should be \(expected), "
                + "but is \(found); train it again or keep the model before."
        case .selfCheck(let file):
            "“\(file)” was written, but reads back differently; write it to another disk."
        }
    }
}
