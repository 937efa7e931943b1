/// Stores as earlier schemas left them: their tables and a few rows. Never edited; a store of each
/// must open for ever.
enum OldSchemas {
    static let coat = String(repeating: "c0", count: 32)
    static let drawing = String(repeating: "d0", count: 32)

    /// Two labels, and a third that was undone.
    static let version1 = """
        PRAGMA application_id = 1281454188;

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

        CREATE TRIGGER step_is_not_changed BEFORE UPDATE ON step
        BEGIN SELECT raise(ABORT, 'step is append-only'); END;
        CREATE TRIGGER step_is_not_deleted BEFORE DELETE ON step
        BEGIN SELECT raise(ABORT, 'step is append-only'); END;
        CREATE TRIGGER event_is_not_changed BEFORE UPDATE ON event
        BEGIN SELECT raise(ABORT, 'event is append-only'); END;
        CREATE TRIGGER event_is_not_deleted BEFORE DELETE ON event
        BEGIN SELECT raise(ABORT, 'event is append-only'); END;

        INSERT INTO sample VALUES ('\(coat)', NULL), ('\(drawing)', zeroblob(784));
        INSERT INTO step VALUES
            (1, 1795251600125, 'label', NULL), (2, 1795251601000, 'label', NULL),
            (3, 1795251602000, 'label', NULL), (4, 1795251603000, 'undo', 3);
        INSERT INTO event VALUES
            (1, 1, 1795251600125, '\(coat)', 'test', 42, NULL, 6, 4),
            (2, 2, 1795251601000, '\(drawing)', 'drawn', NULL, NULL, 3, 8),
            (3, 3, 1795251602000, '\(coat)', 'test', 42, NULL, 6, 2);
        PRAGMA user_version = 1;
        """
}
