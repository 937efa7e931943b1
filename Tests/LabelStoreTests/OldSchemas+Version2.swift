extension OldSchemas {
    static let parent = String(repeating: "a0", count: 32)
    static let child = String(repeating: "b0", count: 32)

    /// Two labels, of which the model in use has learned one.
    static let version2 =
        version1 + """

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
            CREATE TRIGGER model_choice_is_not_changed BEFORE UPDATE ON model_choice
            BEGIN SELECT raise(ABORT, 'model_choice is append-only'); END;
            CREATE TRIGGER model_choice_is_not_deleted BEFORE DELETE ON model_choice
            BEGIN SELECT raise(ABORT, 'model_choice is append-only'); END;

            INSERT INTO model VALUES
                ('\(parent)', '/models/a.json', 'Parent', NULL, 1795251604000, 0, '{}'),
                ('\(child)', '/models/b.json', 'Child', '\(parent)', 1795251605000, 1, '{}');
            INSERT INTO learned VALUES (1, '\(child)');
            INSERT INTO step VALUES (5, 1795251606000, 'model', NULL);
            INSERT INTO model_choice VALUES (5, '\(child)');
            PRAGMA user_version = 2;
            """
}
