import FoundationEssentials

extension LabelStore {
    /// Adds the corrections as one step, which one undo takes back. When this returns they are on
    /// the disk. A label after an undo makes what was undone unreachable for `redo`.
    @discardableResult
    public func label(
        _ corrections: [Correction], as kind: LabelStep.Kind = .label, at time: Date = Date()
    ) throws -> LabelStep {
        precondition(
            [.label, .accept, .import].contains(kind), "\(kind) steps carry no corrections")
        precondition(!corrections.isEmpty, "a step labels at least one sample")
        return try writing(.labels) { database in
            let step = try database.appendStep(kind, at: time)
            try append(corrections.map { ($0, time) }, to: step, in: database)
            return try database.step(step)
        }
    }

    func append(
        _ corrections: [(Correction, time: Date)], to step: Int64, in database: Database
    ) throws {
        let addSample = try database.prepare(
            """
            INSERT INTO sample (id, pixels) VALUES (?, ?)
            ON CONFLICT (id) DO UPDATE SET pixels = coalesce(pixels, excluded.pixels)
            """)
        let addEvent = try database.prepare(
            """
            INSERT INTO event (step, time, sample, origin, position, file, original, corrected)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        for (correction, time) in corrections {
            let id = correction.sampleID
            try addSample.run([id, correction.pixels])
            if !correction.origin.isInDataset, try !database.hasPixels(of: id) {
                throw LabelStoreError.missingPixels(sampleID: id, file: path)
            }
            let (origin, position, file) = correction.origin.columns
            try addEvent.run([
                step, time, id, origin, position, file, correction.original, correction.corrected,
            ])
        }
    }

    /// The correction that holds now for each sample that has one, oldest first. With
    /// `waitingOnly`, those that neither the model in use nor one of its ancestors has learned.
    public func corrections(waitingOnly: Bool = false) throws -> [LabelEvent] {
        try reading { database in
            let condition = waitingOnly ? "AND \(Self.isWaiting)" : ""
            let sql = """
                \(Self.lineage)
                SELECT \(LabelEvent.columns)
                FROM current_event AS event JOIN sample ON sample.id = event.sample
                WHERE event.corrected IS NOT NULL \(condition) ORDER BY event.id
                """
            return try database.rows(sql, try database.currentModel(), make: LabelEvent.init)
        }
    }

    /// The correction that holds now for one sample.
    public func correction(for sampleID: String) throws -> LabelEvent? {
        try reading { database in
            let sql = """
                SELECT \(LabelEvent.columns)
                FROM live_event AS event JOIN sample ON sample.id = event.sample
                WHERE event.sample = ? ORDER BY event.id DESC LIMIT 1
                """
            let latest = try database.rows(sql, sampleID, make: LabelEvent.init).first
            return latest?.correction.corrected == nil ? nil : latest
        }
    }

    /// How many samples have a correction now, and how many of those wait to be learned.
    public func counts() throws -> LabelCounts {
        try reading { database in
            let sql = """
                \(Self.lineage)
                SELECT count(*), count(*) FILTER (WHERE \(Self.isWaiting))
                FROM current_event AS event WHERE corrected IS NOT NULL
                """
            let counts = try database.rows(sql, try database.currentModel()) {
                LabelCounts(corrected: $0.column(0), waiting: $0.column(1))
            }
            return counts.first ?? LabelCounts(corrected: 0, waiting: 0)
        }
    }

    /// The model bound to the first parameter and its ancestors.
    static let lineage = """
        WITH RECURSIVE lineage (sha256) AS (
            SELECT ?
            UNION SELECT model.parent FROM model JOIN lineage USING (sha256)
            WHERE model.parent IS NOT NULL)
        """

    private static let isWaiting = """
        NOT EXISTS (SELECT 1 FROM learned
            WHERE learned.event = event.id AND learned.model IN (SELECT sha256 FROM lineage))
        """
}

/// How many corrections there are.
public struct LabelCounts: Hashable, Sendable {
    /// Samples whose class a person has corrected.
    public let corrected: Int
    /// Those that the model in use has not learned.
    public let waiting: Int
}

extension Database {
    fileprivate func hasPixels(of sample: String) throws -> Bool {
        try value("SELECT pixels IS NOT NULL FROM sample WHERE id = ?", sample) ?? false
    }
}
