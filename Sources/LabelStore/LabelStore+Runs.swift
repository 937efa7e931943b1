import FoundationEssentials

extension LabelStore {
    /// Notes that a run starts, and gives its id.
    public func startRun(recipe: String, seed: UInt64, at time: Date = Date()) throws -> Int64 {
        try writing(.runs) { database in
            try database.run(
                "INSERT INTO run (started, recipe, seed) VALUES (?, ?, ?)", time, recipe,
                Int64(bitPattern: seed))
            return database.lastInsertedID
        }
    }

    /// Notes how a run ended. `history` is a JSON array of epochs. `keepModel` adds the model.
    public func finishRun(
        _ id: Int64, _ outcome: RunRecord.Outcome, history: String, at time: Date = Date()
    ) throws {
        try writing(.runs) { database in
            try database.run(
                "UPDATE run SET finished = ?, outcome = ?, history = ? WHERE id = ?",
                time, outcome.rawValue, history, id)
        }
    }

    /// The latest runs, newest first.
    public func runs(limit: Int = 100) throws -> [RunRecord] {
        try reading { database in
            try database.rows(
                RunRecord.select + " ORDER BY id DESC LIMIT ?", limit, make: RunRecord.init)
        }
    }
}
