/// One change of the schema. A migration that has been released is never edited; a new one is
/// appended to `Schema.migrations`.
struct Migration {
    let name: String
    let script: String
}

extension Database {
    /// Brings the schema up to the last of `migrations`, all of them or none.
    ///
    /// `user_version` counts the migrations that a file has seen.
    func migrate(by migrations: [Migration]) throws {
        guard try userVersion() < migrations.count else { return }
        try transaction { _ in
            // Read again under the write lock: another process may have been here first.
            let applied = try userVersion()
            for migration in migrations.dropFirst(applied) { try execute(migration.script) }
            if applied < migrations.count {
                try execute("PRAGMA user_version = \(migrations.count)")
            }
        }
    }

    func userVersion() throws -> Int {
        try value("PRAGMA user_version") ?? 0
    }
}
