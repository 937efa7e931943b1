/// What a person should hear of after opening; each is a sentence, nil where all is well.
public struct OpenNotices: Sendable, Hashable {
    /// The labels' file was damaged: where it was kept, and that a new one was begun.
    public var damagedStore: String?
    /// Labels and models cannot be kept, and why: predictions work, labels are refused.
    public var noStore: String?
    /// The model in use could not be read, and the shipped one is used instead.
    public var damagedModel: String?
    /// There is no model at all: training works, predictions are refused.
    public var noModel: String?
    /// The data set is not there, and what to install.
    public var noDataSet: String?

    /// All that there is to say.
    public var sentences: [String] {
        [damagedStore, noStore, damagedModel, noModel, noDataSet].compactMap { $0 }
    }
}
