extension Schema {
    /// An entry says from which step on a sample is in the collection of own images (`kept` 1) or is
    /// not (0). A step with entries adds or removes images; its kind is told from them, because the
    /// steps' table admits its first words alone.
    static let ownImages = Migration(
        name: "own images",
        script: """
            CREATE TABLE own_event (
                id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
                step INTEGER NOT NULL REFERENCES step (id),
                sample TEXT NOT NULL REFERENCES sample (id),
                origin TEXT NOT NULL CHECK (origin IN ('drawn', 'image')),
                file TEXT,
                path TEXT,
                kept INTEGER NOT NULL CHECK (kept IN (0, 1))
            ) STRICT;
            CREATE INDEX own_event_by_sample ON own_event (sample, id);
            CREATE INDEX own_event_by_step ON own_event (step);

            CREATE VIEW current_own_event AS
            SELECT own_event.*, max(own_event.id)
            FROM own_event JOIN live_step ON live_step.id = own_event.step
            GROUP BY own_event.sample;

            \(refusingChanges(to: "own_event"))
            """)
}
