extension Workbench {
    /// How good the model in use is on a split, images left out whose corrections it has learned.
    /// Nil if the task was cancelled.
    ///
    /// - Parameter progress: is told the share done, 0…1, on no particular thread.
    /// - Throws: `DatasetError`, which says what to install.
    public func evaluate(
        _ split: Split, progress: (@Sendable (Double) -> Void)? = nil
    ) async throws -> Evaluation? {
        fatalError("not built yet")
    }

    /// The predictions of the model in use for all images of a part, kept until another model is in
    /// use. Nil if the task was cancelled.
    ///
    /// - Parameter progress: is told the share done, 0…1, on no particular thread.
    /// - Throws: `DatasetError`, which says what to install.
    public func predictions(
        of part: Part, progress: (@Sendable (Double) -> Void)? = nil
    ) async throws -> PartPredictions? {
        fatalError("not built yet")
    }
}
