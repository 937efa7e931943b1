/// What a person should hear of after opening; each is a sentence, nil where all is well.
public struct OpenNotices: Sendable, Hashable {
    /// The labels' file was damaged: where it was kept, and that a new one was begun.
    public var damagedStore: String?
    /// The model in use could not be read, and which one is used instead.
    public var damagedModel: String?
    /// The data set is not there, and what to install.
    public var noDataSet: String?

    /// All that there is to say.
    public var sentences: [String] { [damagedStore, damagedModel, noDataSet].compactMap { $0 } }
}
