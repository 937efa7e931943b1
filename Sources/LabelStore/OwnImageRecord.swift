import FoundationEssentials

/// An image of the person's own in the collection: opened from a file, pasted or drawn.
public struct OwnImageRecord: Hashable, Identifiable, Sendable {
    /// SHA-256 of the pixels, 64 lower-case hexadecimal digits.
    public var sampleID: String
    /// 28 × 28 grey pixels, row by row, 0 is background.
    public var pixels: [UInt8]
    /// `.drawn`, or `.image` with the file's name.
    public var origin: SampleOrigin
    /// Absolute path of the file that it was read from; nil where there was none.
    public var path: String?
    /// When it came into the collection. Ignored when a record is added.
    public var added: Date
    /// The class that a person gave it; nil if none. Ignored when a record is added.
    public var label: Int?

    /// The pixels tell images apart.
    public var id: String { sampleID }

    /// A record to add to the collection.
    public init(sampleID: String, pixels: [UInt8], origin: SampleOrigin, path: String? = nil) {
        precondition(Correction.isSHA256(sampleID), "a sample id is 64 hex digits, got \(sampleID)")
        precondition(pixels.count == 784, "784 pixels, got \(pixels.count)")
        precondition(!origin.isInDataset, "an own image is not \(origin)")
        self.sampleID = sampleID
        self.pixels = pixels
        self.origin = origin
        self.path = path
        added = .distantPast
        label = nil
    }
}

extension OwnImageRecord {
    /// Selects what `init(_:)` reads: what was added and not removed, and every image outside the
    /// data set that has a label now; in the order in which they came.
    static let select = """
        WITH own AS (SELECT * FROM current_own_event WHERE kept),
            labelled AS (SELECT * FROM current_event WHERE corrected IS NOT NULL),
            first AS (
                SELECT sample, min(id) AS id, min(step) AS step FROM live_event
                WHERE origin IN ('drawn', 'image') GROUP BY sample)
        SELECT sample.id, sample.pixels, coalesce(own.origin, labelled.origin),
            CASE WHEN own.id IS NULL THEN labelled.file ELSE own.file END, own.path, step.time,
            labelled.corrected
        FROM sample
            LEFT JOIN own ON own.sample = sample.id
            LEFT JOIN labelled ON labelled.sample = sample.id
            LEFT JOIN first ON first.sample = sample.id
            JOIN step ON step.id =
                min(coalesce(own.step, first.step), coalesce(first.step, own.step))
        WHERE own.id IS NOT NULL OR labelled.origin IN ('drawn', 'image')
        ORDER BY step.id, coalesce(own.id, first.id)
        """

    init(_ row: Row) {
        sampleID = row.column(0)
        pixels = row.column(1)
        origin = SampleOrigin(origin: row.column(2), position: nil, file: row.column(3))
        path = row.column(4)
        added = row.column(5)
        label = row.column(6)
    }
}
