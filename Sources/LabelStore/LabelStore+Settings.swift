extension LabelStore {
    /// What was remembered under a name; nil if nothing was. Undo leaves it alone.
    public func setting(_ name: String) throws -> String? {
        try reading { try $0.value("SELECT value FROM setting WHERE name = ?", name) }
    }

    /// Remembers a value under a name; nil forgets it.
    public func set(_ name: String, to value: String?) throws {
        try writing(.settings) { database in
            guard let value else {
                return try database.run("DELETE FROM setting WHERE name = ?", name)
            }
            try database.run(
                """
                INSERT INTO setting (name, value) VALUES (?, ?)
                ON CONFLICT (name) DO UPDATE SET value = excluded.value
                """, name, value)
        }
    }
}
