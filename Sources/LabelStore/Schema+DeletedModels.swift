extension Schema {
    /// A deletion is a step of the kind `model` that chooses none. It says nothing any more once the
    /// model is put in use again. What a deleted model learned is still known, and so are its parents.
    static let deletedModels = Migration(
        name: "deleted models and settings",
        script: """
            CREATE TABLE model_deletion (
                step INTEGER NOT NULL PRIMARY KEY REFERENCES step (id),
                model TEXT NOT NULL REFERENCES model (sha256)
            ) STRICT;
            \(refusingChanges(to: "model_deletion"))

            CREATE VIEW deleted_model AS
            SELECT model_deletion.model AS sha256
            FROM model_deletion JOIN live_step ON live_step.id = model_deletion.step
            WHERE NOT EXISTS (
                SELECT 1 FROM model_choice JOIN live_step AS later ON later.id = model_choice.step
                WHERE model_choice.model = model_deletion.model
                    AND model_choice.step > model_deletion.step);

            CREATE TABLE setting (
                name TEXT NOT NULL PRIMARY KEY,
                value TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            """)
}
