/// What changed, so that pages know what to show anew.
public enum Change: Sendable, Hashable {
    /// Another model is in use.
    case model
    /// Labels were given, taken back or imported.
    case labels
    /// A training began or ended.
    case learning
}
