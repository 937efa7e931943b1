import FoundationEssentials

extension LabelStore {
    /// Takes the latest live step back and gives that step; nil where there is none.
    public func undo(at time: Date = Date()) throws -> LabelStep? {
        try move(.undo, at: time) { try $0.nextUndo() }
    }

    /// Brings the step that was undone last back and gives it; nil where there is none, or where
    /// something was labelled since.
    public func redo(at time: Date = Date()) throws -> LabelStep? {
        try move(.redo, at: time) { try $0.nextRedo() }
    }

    /// The step that `undo` would take back.
    public func nextUndo() throws -> LabelStep? {
        try reading { database in try database.nextUndo().map(database.step) }
    }

    /// The step that `redo` would bring back.
    public func nextRedo() throws -> LabelStep? {
        try reading { database in try database.nextRedo().map(database.step) }
    }

    /// Whether `undo` has something to take back.
    public var canUndo: Bool {
        get throws { try reading { try $0.nextUndo() != nil } }
    }

    /// Whether `redo` has something to bring back.
    public var canRedo: Bool {
        get throws { try reading { try $0.nextRedo() != nil } }
    }

    /// The latest steps, undos and redos among them, newest first.
    public func history(limit: Int = 100) throws -> [LabelStep] {
        try reading { database in
            try database.rows(
                LabelStep.select + " ORDER BY id DESC LIMIT ?", limit, make: LabelStep.init)
        }
    }

    /// What one step said about its samples, in the order in which it was said.
    public func events(ofStep step: Int64) throws -> [LabelEvent] {
        try reading { database in
            let sql = """
                SELECT \(LabelEvent.columns)
                FROM event JOIN sample ON sample.id = event.sample
                WHERE event.step = ? ORDER BY event.id
                """
            return try database.rows(sql, step, make: LabelEvent.init)
        }
    }

    private func move(
        _ kind: LabelStep.Kind, at time: Date, to next: (Database) throws -> Int64?
    ) throws -> LabelStep? {
        // Asked before the write lock is taken, so that an undo of nothing writes nothing.
        guard try reading(next) != nil else { return nil }
        let moved = try writing(.labels) { database -> LabelStep? in
            guard let target = try next(database) else { return nil }
            _ = try database.appendStep(kind, target: target, at: time)
            return try database.step(target)
        }
        if moved?.kind == .model { announce(.models) }
        return moved
    }
}

extension Database {
    /// Appends a step and gives its id.
    func appendStep(_ kind: LabelStep.Kind, target: Int64? = nil, at time: Date) throws -> Int64 {
        try run(
            "INSERT INTO step (time, kind, target) VALUES (?, ?, ?)", time, kind.rawValue, target)
        return lastInsertedID
    }

    func step(_ id: Int64) throws -> LabelStep {
        let found = try rows(LabelStep.select + " WHERE id = ?", id, make: LabelStep.init)
        guard let step = found.first else { preconditionFailure("no step \(id)") }
        return step
    }

    func nextUndo() throws -> Int64? {
        try value("SELECT id FROM live_step ORDER BY id DESC LIMIT 1")
    }

    /// Of the steps undone since the latest step of another kind, and not brought back, the first:
    /// undo goes backwards, so that is the one undone last.
    func nextRedo() throws -> Int64? {
        let sql = """
            SELECT min(target) FROM step AS mark
            WHERE kind = 'undo'
                AND id > (SELECT id FROM step WHERE target IS NULL ORDER BY id DESC LIMIT 1)
                AND NOT EXISTS (
                    SELECT 1 FROM step WHERE step.target = mark.target AND step.id > mark.id)
            """
        return try value(sql, as: Int64?.self) ?? nil
    }
}
