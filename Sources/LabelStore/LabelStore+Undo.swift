import FoundationEssentials

extension LabelStore {
    /// Takes the latest live step back and gives that step; nil where there is none.
    public func undo(at time: Date = Date()) throws -> LabelStep? {
        try move(.undo, at: time) { Array(try $0.undoable(limit: 1)) }.first
    }

    /// Brings the step that was undone last back and gives it; nil where there is none, or where
    /// something was labelled since.
    public func redo(at time: Date = Date()) throws -> LabelStep? {
        try move(.redo, at: time) { Array(try $0.redoable().prefix(1)) }.first
    }

    /// Takes back what was done after a step, or brings back what was undone up to it, so that it is
    /// the latest that holds; nil takes everything back. All or nothing.
    ///
    /// - Returns: The steps that were undone or redone, in the order in which that happened; none
    ///   where the step can be reached by neither.
    @discardableResult
    public func go(to step: Int64?, at time: Date = Date()) throws -> [LabelStep] {
        if let step, try reading({ try $0.redoable() }).contains(step) {
            return try move(.redo, at: time) { try $0.redoable().filter { $0 <= step } }
        }
        return try move(.undo, at: time) { database in
            let live = try database.undoable(limit: -1)
            guard step.map(live.contains) ?? true else { return [] }
            return live.filter { $0 > step ?? 0 }
        }
    }

    /// The step that `undo` would take back.
    public func nextUndo() throws -> LabelStep? {
        try reading { database in try database.undoable(limit: 1).first.map(database.step) }
    }

    /// The step that `redo` would bring back.
    public func nextRedo() throws -> LabelStep? {
        try reading { database in try database.redoable().first.map(database.step) }
    }

    /// The steps that `go` can reach, newest first: those that `redo` would bring back, then those
    /// that hold, the latest `limit` of these.
    public func reachable(limit: Int = 100) throws -> [LabelStep] {
        try reading { database in
            let steps = try database.redoable().reversed() + database.undoable(limit: limit)
            return try steps.map(database.step)
        }
    }

    /// Whether `undo` has something to take back.
    public var canUndo: Bool {
        get throws { try nextUndo() != nil }
    }

    /// Whether `redo` has something to bring back.
    public var canRedo: Bool {
        get throws { try nextRedo() != nil }
    }

    /// The latest steps, undos and redos among them, newest first.
    public func history(limit: Int = 100) throws -> [LabelStep] {
        try reading { database in
            try database.rows(
                LabelStep.select + " ORDER BY step.id DESC LIMIT ?", limit, make: LabelStep.init)
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
        _ kind: LabelStep.Kind, at time: Date, _ targets: (Database) throws -> [Int64]
    ) throws -> [LabelStep] {
        // Asked before the write lock is taken, so that an undo of nothing writes nothing.
        guard try !reading(targets).isEmpty else { return [] }
        let moved = try writing(.labels) { database in
            try targets(database).map { target in
                _ = try database.appendStep(kind, target: target, at: time)
                return try database.step(target)
            }
        }
        if moved.contains(where: { $0.kind == .model }) { announce(.models) }
        return moved
    }
}

extension Database {
    /// Appends a step and gives its id.
    func appendStep(_ kind: LabelStep.Kind, target: Int64? = nil, at time: Date) throws -> Int64 {
        try run(
            "INSERT INTO step (time, kind, target) VALUES (?, ?, ?)", time, kind.column, target)
        return lastInsertedID
    }

    func step(_ id: Int64) throws -> LabelStep {
        let found = try rows(LabelStep.select + " WHERE step.id = ?", id, make: LabelStep.init)
        guard let step = found.first else { preconditionFailure("no step \(id)") }
        return step
    }

    /// The latest steps that hold, newest first; all with a limit of -1.
    func undoable(limit: Int) throws -> [Int64] {
        try rows("SELECT id FROM live_step ORDER BY id DESC LIMIT ?", limit) { $0.column(0) }
    }

    /// The steps undone since the latest step of another kind, and not brought back, oldest first:
    /// undo goes backwards, so the first is the one undone last.
    func redoable() throws -> [Int64] {
        let sql = """
            SELECT DISTINCT target FROM step AS mark
            WHERE kind = 'undo'
                AND id > (SELECT id FROM step WHERE target IS NULL ORDER BY id DESC LIMIT 1)
                AND NOT EXISTS (
                    SELECT 1 FROM step WHERE step.target = mark.target AND step.id > mark.id)
            ORDER BY target
            """
        return try rows(sql) { $0.column(0) }
    }
}
