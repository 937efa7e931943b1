/// Something before and after: with one model and with another.
public struct BeforeAfter<Value: Sendable & Hashable>: Sendable, Hashable {
    /// With the model in use.
    public var before: Value
    /// With the candidate.
    public var after: Value

    /// The two values.
    public init(before: Value, after: Value) {
        self.before = before
        self.after = after
    }
}
