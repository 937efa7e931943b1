/// Text that is not JSON.
public enum JSONError: Error, Hashable, Sendable {
    /// The text ends before the document does.
    case cutOff
    /// Something else stands where this was expected; lines count from 1.
    case unexpected(line: Int, expected: String, found: String)
    /// The same key stands twice in one object.
    case duplicateKey(line: Int, key: String)
    /// Deeper or longer than any honest document.
    case tooComplex(line: Int, limit: String)
}

extension JSONError: CustomStringConvertible {
    /// What is wrong and where, without the file's name.
    public var description: String {
        switch self {
        case .cutOff: "the text ends in the middle"
        case .unexpected(let line, let expected, let found):
            "line \(line) should have \(expected), but has \(found)"
        case .duplicateKey(let line, let key):
            "line \(line) names “\(key.prefix(40))” a second time"
        case .tooComplex(let line, let limit):
            "line \(line) goes beyond \(limit)"
        }
    }
}
