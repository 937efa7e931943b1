import FoundationEssentials

/// A correction as the store keeps it.
public struct LabelEvent: Hashable, Identifiable, Sendable {
    /// Rises with every event; what `keepModel` takes.
    public let id: Int64
    /// The step that it was part of.
    public let step: Int64
    /// When the person gave the label; for an imported one that is before the import.
    public let time: Date
    /// What was said about which sample.
    public let correction: Correction
}

extension LabelEvent {
    /// The columns that `init(_:)` reads, of a table or view named `event` joined with `sample`.
    static let columns = """
        event.id, event.step, event.time, event.sample, event.origin, event.position, event.file,
        event.original, event.corrected, sample.pixels
        """

    init(_ row: Row) {
        id = row.column(0)
        step = row.column(1)
        time = row.column(2)
        let origin = SampleOrigin(
            origin: row.column(4), position: row.column(5), file: row.column(6))
        correction = Correction(
            sampleID: row.column(3), origin: origin, original: row.column(7),
            corrected: row.column(8), pixels: row.column(9))
    }
}
