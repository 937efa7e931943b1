import FoundationEssentials

/// What one undo takes back: a label, many labels given at once, an import, or a change of model.
public struct LabelStep: Hashable, Identifiable, Sendable {
    /// Rises with every step.
    public let id: Int64
    /// When it happened.
    public let time: Date
    /// What happened.
    public let kind: Kind
    /// The step that an undo took back or a redo brought back; nil for the other kinds.
    public let target: Int64?
    /// How many samples it labelled; 0 for other kinds.
    public let events: Int
    /// The model that a `model` step put in use; nil for the shipped one and for other kinds.
    public let model: String?
    /// False for a step that has been undone. Always true for an undo and a redo.
    public let isLive: Bool

    /// Kinds of steps.
    public enum Kind: String, Sendable {
        /// A person gave labels, or took them back.
        case label
        /// A person accepted predictions.
        case accept
        /// Labels came from a file.
        case `import`
        /// Another model was put in use.
        case model
        /// An earlier step was taken back.
        case undo
        /// An undone step was brought back.
        case redo
    }
}

extension LabelStep {
    /// Selects what `init(_:)` reads; ends where a WHERE clause may follow.
    static let select = """
        SELECT step.id, step.time, step.kind, step.target,
            (SELECT count(*) FROM event WHERE event.step = step.id),
            (SELECT model FROM model_choice WHERE model_choice.step = step.id),
            step.target IS NOT NULL OR EXISTS (SELECT 1 FROM live_step WHERE live_step.id = step.id)
        FROM step
        """

    init(_ row: Row) {
        id = row.column(0)
        time = row.column(1)
        // The schema's CHECK admits these words alone.
        kind = Kind(rawValue: row.column(2)) ?? .label
        target = row.column(3)
        events = row.column(4)
        model = row.column(5)
        isLive = row.column(6)
    }
}
