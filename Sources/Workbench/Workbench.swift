import Datasets

/// The application without a screen: the model in use, the data set, labels and learning. One a
/// process; the window and the command line both work through it.
///
/// Nothing here blocks for long: what takes time runs beside the actor, so a prediction is answered
/// at once while a training runs. Errors of the lower rooms pass through; each describes itself in
/// one sentence.
public actor Workbench {
    /// Where everything lies.
    public nonisolated let configuration: Configuration

    /// Touches nothing; call `open` next.
    public init(configuration: Configuration = Configuration()) {
        self.configuration = configuration
    }

    /// Opens the labels and the model in use, else the shipped one. Does not read the data set.
    ///
    /// - Throws: errors of the model's file, if the person named it. What else is missing is said in
    ///   the notices, and thrown by the calls that need it.
    public func open() async throws -> OpenNotices {
        fatalError("not built yet")
    }

    /// What changes from now on; ends with the workbench.
    public func changes() -> AsyncStream<Change> {
        fatalError("not built yet")
    }
}
