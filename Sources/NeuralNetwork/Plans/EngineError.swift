/// A call of the compute library, or of the threads under it, that failed.
public struct EngineError: Error, Hashable, Sendable {
    /// The library's own status.
    public let code: Int
    /// The C function.
    public let operation: String
    /// What the status means.
    public let message: String
}

extension EngineError: CustomStringConvertible {
    /// One sentence that names the call and what it reported.
    public var description: String { "\(operation) failed: \(message) (\(code))." }
}
