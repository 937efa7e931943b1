import TestSupport
import Testing

@testable import LabelStore

@Suite struct MigrationTests {
    @Test func aStoreOfSchema1KeepsItsLabelsAndUndo() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("lapel.db")
        try Database(path: path).execute(OldSchemas.version1)
        let store = try LabelStore(path: path)
        #expect(try await store.pragma("user_version") == String(Schema.migrations.count))
        #expect(try await store.state() == [OldSchemas.coat: 4, OldSchemas.drawing: 8])
        #expect(try await store.nextRedo()?.id == 3)
        #expect(try await store.undo()?.id == 2)
        #expect(try await store.state() == [OldSchemas.coat: 4])
        try await store.keepModel(model(0xa), learned: [1])
        #expect(try await store.counts().waiting == 0)
    }

    @Test func aStoreOfSchema2KeepsItsModelsAndWhatTheyLearned() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("lapel.db")
        try Database(path: path).execute(OldSchemas.version2)
        let store = try LabelStore(path: path)
        #expect(try await store.models().map(\.name) == ["Child", "Parent"])
        #expect(try await store.currentModel()?.name == "Child")
        #expect(try await store.counts() == LabelCounts(corrected: 2, waiting: 1))
        #expect(try await store.history().allSatisfy { !$0.deletesModel })
        try await store.deleteModel(OldSchemas.parent)
        #expect(try await store.models().map(\.name) == ["Child"])
        #expect(try await store.undo()?.modelName == "Parent")
        #expect(try await store.undo()?.kind == .model)
        #expect(try await store.currentModel() == nil)
    }

    @Test func migratedAndNewStoresHaveTheSameSchema() throws {
        let (migrated, new) = (try Database(path: ":memory:"), try Database(path: ":memory:"))
        try migrated.execute(OldSchemas.version1)
        try migrated.migrate(by: Schema.migrations)
        try new.migrate(by: Schema.migrations)
        #expect(try schema(of: migrated) == schema(of: new))
    }

    @Test func aMigrationThatFailsChangesNothing() throws {
        let database = try Database(path: ":memory:")
        let migrations = [
            Migration(name: "good", script: "CREATE TABLE good (id INTEGER)"),
            Migration(name: "bad", script: "CREATE TABLE good (id INTEGER)"),
        ]
        #expect(throws: SQLiteError.self) { try database.migrate(by: migrations) }
        #expect(try database.userVersion() == 0)
        #expect(try schema(of: database).isEmpty)
    }

    @Test(arguments: ["step", "event", "model_choice", "own_event", "model_deletion"])
    func theLogCannotBeRewritten(_ table: String) async throws {
        let store = try LabelStore.inMemory()
        try await store.label([correction(1, to: 1)])
        try await store.keepModel(model(0xa), learned: [1])
        try await store.addOwnImages([photo(2)])
        try await store.addModel(model(0xb))
        try await store.deleteModel(sampleID(0xb))
        let column = table.hasPrefix("model_") ? "step" : "id"
        for change in ["DELETE FROM \(table)", "UPDATE \(table) SET \(column) = 99"] {
            await #expect(throws: LabelStoreError.self) {
                try await store.reading { try $0.execute(change) }
            }
        }
    }

    private func schema(of database: Database) throws -> [String] {
        try database.rows("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name") {
            // The fixture is indented otherwise than the schema's own text.
            $0.column(0, as: String.self).split(whereSeparator: \.isWhitespace)
                .joined(separator: " ")
        }
    }
}
