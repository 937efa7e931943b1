/// The tables of the store, as the list of changes that led to them.
enum Schema {
    /// Marks a file as ours: "Lapl".
    static let applicationID = 0x4C61_706C

    static let migrations = [labels, modelsAndRuns, ownImages, deletedModels]

    /// A step is what one undo takes back. Steps and events are only ever added: an undo is a step
    /// that points at the one it takes back, and the views say what holds now.
    private static let labels = Migration(
        name: "labels",
        script: """
            PRAGMA application_id = \(applicationID);

            CREATE TABLE sample (
                id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 64 AND id NOT GLOB '*[^0-9a-f]*'),
                pixels BLOB CHECK (length(pixels) = 784)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE step (
                id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
                time INTEGER NOT NULL,
                kind TEXT NOT NULL CHECK (
                    kind IN ('label', 'accept', 'import', 'model', 'undo', 'redo')),
                target INTEGER REFERENCES step (id),
                CHECK ((target IS NOT NULL) = (kind IN ('undo', 'redo')))
            ) STRICT;
            CREATE INDEX step_by_target ON step (target, id) WHERE target IS NOT NULL;

            CREATE TABLE event (
                id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
                step INTEGER NOT NULL REFERENCES step (id),
                time INTEGER NOT NULL,
                sample TEXT NOT NULL REFERENCES sample (id),
                origin TEXT NOT NULL CHECK (
                    origin IN ('train', 'validation', 'test', 'drawn', 'image')),
                position INTEGER CHECK (position >= 0),
                file TEXT,
                original INTEGER CHECK (original >= 0),
                corrected INTEGER CHECK (corrected >= 0),
                CHECK ((position IS NOT NULL) = (origin IN ('train', 'validation', 'test')))
            ) STRICT;
            CREATE INDEX event_by_sample ON event (sample, id);
            CREATE INDEX event_by_step ON event (step);

            CREATE VIEW live_step AS
            SELECT * FROM step
            WHERE target IS NULL AND 'redo' = coalesce(
                (SELECT mark.kind FROM step AS mark WHERE mark.target = step.id
                 ORDER BY mark.id DESC LIMIT 1), 'redo');

            CREATE VIEW live_event AS
            SELECT event.* FROM event JOIN live_step ON live_step.id = event.step;

            CREATE VIEW current_event AS
            SELECT *, max(id) FROM live_event GROUP BY sample;

            \(refusingChanges(to: "step"))
            \(refusingChanges(to: "event"))
            """)

    /// Columns of `learned` stand in the order of its key: the quick_check of SQLite 3.40 takes a
    /// table without row ids for damaged where they do not.
    private static let modelsAndRuns = Migration(
        name: "models and runs",
        script: """
            CREATE TABLE model (
                sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
                file TEXT NOT NULL,
                name TEXT NOT NULL,
                parent TEXT,
                created INTEGER NOT NULL,
                corrections INTEGER NOT NULL,
                figures TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE learned (
                event INTEGER NOT NULL REFERENCES event (id),
                model TEXT NOT NULL REFERENCES model (sha256),
                PRIMARY KEY (event, model)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE run (
                id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
                started INTEGER NOT NULL,
                finished INTEGER,
                recipe TEXT NOT NULL,
                seed INTEGER NOT NULL,
                history TEXT NOT NULL DEFAULT '[]',
                outcome TEXT CHECK (outcome IN ('done', 'cancelled', 'failed')),
                model TEXT REFERENCES model (sha256),
                CHECK ((finished IS NULL) = (outcome IS NULL))
            ) STRICT;

            CREATE TABLE model_choice (
                step INTEGER NOT NULL PRIMARY KEY REFERENCES step (id),
                model TEXT REFERENCES model (sha256)
            ) STRICT;
            \(refusingChanges(to: "model_choice"))
            """)

    static func refusingChanges(to table: String) -> String {
        """
        CREATE TRIGGER \(table)_is_not_changed BEFORE UPDATE ON \(table)
        BEGIN SELECT raise(ABORT, '\(table) is append-only'); END;
        CREATE TRIGGER \(table)_is_not_deleted BEFORE DELETE ON \(table)
        BEGIN SELECT raise(ABORT, '\(table) is append-only'); END;
        """
    }
}
