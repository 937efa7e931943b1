import FoundationEssentials

/// What one undo takes back: a label, many labels given at once, an import, own images that came or
/// went, or a change of model.
public struct LabelStep: Hashable, Identifiable, Sendable {
    /// Rises with every step.
    public let id: Int64
    /// When it happened.
    public let time: Date
    /// What happened.
    public let kind: Kind
    /// The step that an undo took back or a redo brought back; nil for the other kinds.
    public let target: Int64?
    /// How many samples it labelled, added or removed; 0 for other kinds.
    public let events: Int
    /// Where its sample came from, if that is exactly one.
    public let origin: SampleOrigin?
    /// What it said about them; nil for other kinds, and where that differs between samples.
    public let given: Given?
    /// The model that a `model` step put in use or deleted; nil for the shipped one and for other
    /// kinds.
    public let model: String?
    /// The name of that model.
    public let modelName: String?
    /// Whether it deleted that model.
    public let deletesModel: Bool
    /// False for a step that has been undone. Always true for an undo and a redo.
    public let isLive: Bool

    /// What a step says about all its samples.
    public enum Given: Hashable, Sendable {
        /// They are of this class.
        case label(Int)
        /// Their corrections were taken back.
        case removal
    }

    /// Kinds of steps.
    public enum Kind: String, Sendable {
        /// A person gave labels, or took them back.
        case label
        /// A person accepted predictions.
        case accept
        /// Labels came from a file.
        case `import`
        /// Own images came into the collection.
        case add
        /// Own images were taken out of it, and their labels back.
        case remove
        /// Another model was put in use, or one was deleted.
        case model
        /// An earlier step was taken back.
        case undo
        /// An undone step was brought back.
        case redo

        /// The word in the steps' table, which knows no others than its first.
        var column: String {
            switch self {
            case .add: Kind.import.rawValue
            case .remove: Kind.label.rawValue
            default: rawValue
            }
        }
    }
}

extension LabelStep {
    /// Selects what `init(_:)` reads; ends where a WHERE clause may follow.
    static let select = """
        SELECT step.id, step.time,
            CASE own.kept WHEN 1 THEN 'add' WHEN 0 THEN 'remove' ELSE step.kind END, step.target,
            CASE WHEN own.id IS NULL
                THEN (SELECT count(*) FROM event WHERE event.step = step.id)
                ELSE (SELECT count(*) FROM own_event WHERE own_event.step = step.id) END,
            (SELECT count(corrected) FROM event WHERE event.step = step.id),
            (SELECT min(corrected) FROM event WHERE event.step = step.id),
            (SELECT max(corrected) FROM event WHERE event.step = step.id),
            coalesce(own.origin, first.origin), first.position,
            coalesce(own.file, first.file), model.sha256, model.name,
            step.target IS NOT NULL OR EXISTS (SELECT 1 FROM live_step WHERE live_step.id = step.id),
            model_deletion.step IS NOT NULL
        FROM step
            LEFT JOIN event AS first ON first.id = (
                SELECT min(id) FROM event WHERE event.step = step.id)
            LEFT JOIN own_event AS own ON own.id = (
                SELECT min(id) FROM own_event WHERE own_event.step = step.id)
            LEFT JOIN model_choice ON model_choice.step = step.id
            LEFT JOIN model_deletion ON model_deletion.step = step.id
            LEFT JOIN model ON model.sha256 = coalesce(model_choice.model, model_deletion.model)
        """

    init(_ row: Row) {
        id = row.column(0)
        time = row.column(1)
        // The schema's CHECK admits these words alone.
        kind = Kind(rawValue: row.column(2)) ?? .label
        target = row.column(3)
        events = row.column(4)
        given =
            kind == .add || kind == .remove
            ? nil
            : Given(
                events: events, labels: row.column(5), least: row.column(6),
                greatest: row.column(7))
        origin =
            events == 1
            ? SampleOrigin(
                origin: row.column(8), position: row.column(9), file: row.column(10)) : nil
        model = row.column(11)
        modelName = row.column(12)
        isLive = row.column(13)
        deletesModel = row.column(14)
    }
}

extension LabelStep.Given {
    /// - Parameters:
    ///   - labels: How many of the events gave a label.
    ///   - least: The least of the labels; `greatest`, the greatest.
    fileprivate init?(events: Int, labels: Int, least: Int?, greatest: Int?) {
        if events > 0, labels == 0 {
            self = .removal
        } else if labels == events, let least, least == greatest {
            self = .label(least)
        } else {
            return nil
        }
    }
}
