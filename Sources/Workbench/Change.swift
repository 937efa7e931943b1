/// What changed, so that pages know what to show anew.
public enum Change: Sendable, Hashable {
    /// Another model is in use.
    case model
    /// The list of models is another one.
    case models
    /// The model in use says other things of single pictures, because corrections were learned at once.
    case predictions
    /// Labels were given, taken back or imported.
    case labels
    /// A training began or ended.
    case learning
}
