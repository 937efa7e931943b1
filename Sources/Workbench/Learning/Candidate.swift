/// A model that a training made, before a person decides on it.
struct Candidate: Sendable {
    let model: LoadedModel
    /// The `id` of the model that it was compared with, nil where there was none.
    let comparedWith: String?
    /// The label events that it learned.
    let learned: [Int64]
    /// Its predictions for the test part.
    let test: PartPredictions
    /// The store's id of the run that made it, nil without a store.
    var run: Int64?
}
