import FoundationEssentials

/// A model that the person kept or opened.
public struct ModelRecord: Hashable, Identifiable, Sendable {
    /// SHA-256 of the model file, 64 lower-case hexadecimal digits.
    public var sha256: String
    /// Absolute path of the model file.
    public var file: String
    /// The name that people see.
    public var name: String
    /// The model that this one was fine-tuned from; nil where it was trained from scratch.
    public var parent: String?
    /// When it was made.
    public var created: Date
    /// How many corrections it learned beyond its parent's.
    public var corrections: Int
    /// Accuracies and the like, as a JSON object.
    public var figures: String
    /// Whether it is the model in use. Ignored when a record is added.
    public var isCurrent: Bool
    /// Whether it was deleted. Ignored when a record is added.
    public var isDeleted: Bool

    /// The digest tells models apart.
    public var id: String { sha256 }

    /// A record to add to the store.
    public init(
        sha256: String, file: String, name: String, parent: String?, created: Date,
        corrections: Int = 0, figures: String = "{}"
    ) {
        precondition(Correction.isSHA256(sha256), "a SHA-256 is 64 hex digits, got \(sha256)")
        self.sha256 = sha256
        self.file = file
        self.name = name
        self.parent = parent
        self.created = created
        self.corrections = corrections
        self.figures = figures
        isCurrent = false
        isDeleted = false
    }
}

extension ModelRecord {
    /// Selects what `init(_:current:)` reads; ends where a WHERE clause may follow.
    static let select = """
        SELECT sha256, file, name, parent, created, corrections, figures,
            sha256 IN (SELECT sha256 FROM deleted_model)
        FROM model
        """

    init(_ row: Row, current: String?) {
        sha256 = row.column(0)
        file = row.column(1)
        name = row.column(2)
        parent = row.column(3)
        created = row.column(4)
        corrections = row.column(5)
        figures = row.column(6)
        isCurrent = sha256 == current
        isDeleted = row.column(7)
    }
}
