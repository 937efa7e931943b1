import FoundationEssentials

extension LabelStore {
    /// Adds a model, or updates where its file is and what it is called, and notes which events it
    /// learned. Does not put it in use.
    public func addModel(_ model: ModelRecord, learned events: [Int64] = []) throws {
        try writing(.models) { try $0.add(model, learned: events) }
    }

    /// Adds a model with the events that it learned and puts it in use, all or nothing; `run` is
    /// the run that made it.
    @discardableResult
    public func keepModel(
        _ model: ModelRecord, learned events: [Int64], madeBy run: Int64? = nil,
        at time: Date = Date()
    ) throws -> LabelStep {
        try writing(.models) { database in
            try database.add(model, learned: events)
            if let run {
                try database.run("UPDATE run SET model = ? WHERE id = ?", model.sha256, run)
            }
            return try database.choose(model.sha256, at: time)
        }
    }

    /// Puts a model in use, nil for the shipped one, as a step that can be undone.
    @discardableResult
    public func setCurrentModel(_ sha256: String?, at time: Date = Date()) throws -> LabelStep {
        try writing(.models) { database in
            if let sha256 { try checkModel(sha256, in: database) }
            return try database.choose(sha256, at: time)
        }
    }

    /// The model in use; nil for the shipped one.
    public func currentModel() throws -> ModelRecord? {
        try model(at: 0)
    }

    /// The model that was in use before the present one; nil for the shipped one, or where there
    /// was no change.
    public func previousModel() throws -> ModelRecord? {
        try model(at: 1)
    }

    /// The models that were put in use by steps that hold, in that order, without deleted ones; nil
    /// for the shipped one.
    public func choices() throws -> [String?] {
        try reading { database in
            let sql = """
                SELECT model_choice.model FROM model_choice
                JOIN live_step ON live_step.id = model_choice.step
                WHERE model IS NULL OR model NOT IN (SELECT sha256 FROM deleted_model)
                ORDER BY model_choice.step
                """
            return try database.rows(sql) { $0.column(0) }
        }
    }

    /// All models, newest first; `parent` leads from one to the next. Deleted ones, which are parents
    /// still, only if they are asked for.
    public func models(includingDeleted: Bool = false) throws -> [ModelRecord] {
        try reading { database in
            let current = try database.currentModel()
            let sql = ModelRecord.select + " ORDER BY created DESC, sha256"
            return try database.rows(sql) { ModelRecord($0, current: current) }
                .filter { includingDeleted || !$0.isDeleted }
        }
    }

    /// The events that a model or one of its ancestors learned, oldest first, whether or not they
    /// hold now. Their samples no longer measure that model.
    public func events(learnedBy sha256: String) throws -> [LabelEvent] {
        try reading { database in
            let sql = """
                \(Self.lineage)
                SELECT \(LabelEvent.columns)
                FROM event JOIN sample ON sample.id = event.sample
                WHERE event.id IN (
                    SELECT event FROM learned WHERE model IN (SELECT sha256 FROM lineage))
                ORDER BY event.id
                """
            return try database.rows(sql, sha256, make: LabelEvent.init)
        }
    }

    private func model(at place: Int) throws -> ModelRecord? {
        try reading { database in
            let current = try database.currentModel()
            guard let sha256 = try database.chosenModel(at: place) else { return nil }
            return try database.rows(ModelRecord.select + " WHERE sha256 = ?", sha256) {
                ModelRecord($0, current: current)
            }.first
        }
    }

    private func checkModel(_ sha256: String, in database: Database) throws {
        let sql = "SELECT 1 FROM model WHERE sha256 = ?"
        guard try database.value(sql, sha256, as: Int.self) != nil else {
            throw LabelStoreError.unknownModel(sha256: sha256, file: path)
        }
    }
}

extension Database {
    func currentModel() throws -> String? {
        try chosenModel(at: 0)
    }

    /// The model chosen by the live step at `place`, counted backwards from the latest at 0.
    fileprivate func chosenModel(at place: Int) throws -> String? {
        let sql = """
            SELECT model_choice.model FROM model_choice
            JOIN live_step ON live_step.id = model_choice.step
            ORDER BY model_choice.step DESC LIMIT 1 OFFSET ?
            """
        return try value(sql, place, as: String?.self) ?? nil
    }

    fileprivate func add(_ model: ModelRecord, learned events: [Int64]) throws {
        let sql = """
            INSERT INTO model (sha256, file, name, parent, created, corrections, figures)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (sha256) DO UPDATE SET file = excluded.file, name = excluded.name
            """
        try run(
            sql, model.sha256, model.file, model.name, model.parent, model.created,
            model.corrections, model.figures)
        try markLearned(events, by: model.sha256)
    }

    fileprivate func markLearned(_ events: [Int64], by sha256: String) throws {
        let sql = "INSERT INTO learned (event, model) VALUES (?, ?) ON CONFLICT DO NOTHING"
        let statement = try prepare(sql)
        for event in events { try statement.run([event, sha256]) }
    }

    fileprivate func choose(_ sha256: String?, at time: Date) throws -> LabelStep {
        let step = try appendStep(.model, at: time)
        try run("INSERT INTO model_choice (step, model) VALUES (?, ?)", step, sha256)
        return try self.step(step)
    }
}
