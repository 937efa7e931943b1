extension Checkpoint {
    /// Reads a checkpoint file.
    ///
    /// - Throws: `TrainingError.file`, or `TrainingError.checkpoint` naming what is wrong in it.
    public init(contentsOf path: String) throws {
        fatalError("not built yet")
    }

    /// Replaces the file in one move.
    ///
    /// - Throws: `TrainingError.file`.
    public func write(to path: String) throws {
        fatalError("not built yet")
    }
}
