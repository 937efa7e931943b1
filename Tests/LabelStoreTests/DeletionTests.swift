import LabelStore
import TestSupport
import Testing

@Suite struct DeletionTests {
    private let parent = model(0xa)
    private let child = model(0xb, parent: 0xa)
    private let grandchild = model(0xc, parent: 0xb)

    private func names(_ store: LabelStore) async throws -> [String] {
        try await store.models().map(\.name)
    }

    @Test func aDeletionIsAStepLikeALabelAlsoThroughRestarts() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("lapel.db")
        let store = try LabelStore(path: path)
        try await store.keepModel(parent, learned: [])
        try await store.keepModel(child, learned: [])
        let step = try await store.deleteModel(parent.sha256)
        #expect(step.kind == .model && step.deletesModel && step.modelName == parent.name)
        #expect(try await names(store) == [child.name])
        #expect(try await store.currentModel()?.sha256 == child.sha256)
        #expect(try await store.history().filter(\.deletesModel).map(\.id) == [step.id])

        let again = try LabelStore(path: path)
        #expect(try await names(again) == [child.name])
        #expect(try await again.undo()?.id == step.id)
        #expect(try await names(again) == [child.name, parent.name])
        let once = try LabelStore(path: path)
        #expect(try await once.redo()?.deletesModel == true)
        #expect(try await names(once) == [child.name])
    }

    @Test func theModelInUseAndUnknownOnesAreNotDeleted() async throws {
        let store = try LabelStore.inMemory()
        try await store.keepModel(parent, learned: [])
        await #expect(
            throws: LabelStoreError.modelInUse(sha256: parent.sha256, file: ":memory:")
        ) { try await store.deleteModel(parent.sha256) }
        await #expect(
            throws: LabelStoreError.unknownModel(sha256: child.sha256, file: ":memory:")
        ) { try await store.deleteModel(child.sha256) }
        try await store.setCurrentModel(nil)
        try await store.deleteModel(parent.sha256)
        await #expect(
            throws: LabelStoreError.unknownModel(sha256: parent.sha256, file: ":memory:")
        ) { try await store.deleteModel(parent.sha256) }
        #expect(try await store.history().count == 3)
    }

    @Test func whatADeletedParentLearnedIsStillKnownOfItsDescendants() async throws {
        let store = try LabelStore.inMemory()
        try await store.label([correction(1, to: 1)])
        try await store.keepModel(parent, learned: try await store.corrections().map(\.id))
        try await store.label([correction(2, to: 2)])
        let second = try await store.corrections(waitingOnly: true).map(\.id)
        try await store.keepModel(child, learned: second)
        try await store.keepModel(grandchild, learned: [])
        try await store.deleteModel(parent.sha256)
        try await store.deleteModel(child.sha256)
        #expect(try await store.events(learnedBy: grandchild.sha256).count == 2)
        #expect(try await store.counts().waiting == 0)
        #expect(try await names(store) == [grandchild.name])
        let all = try await store.models(includingDeleted: true)
        #expect(all.map(\.isDeleted) == [false, true, true])
    }

    @Test func aDeletedModelIsNotGoneBackTo() async throws {
        let store = try LabelStore.inMemory()
        for record in [parent, child, grandchild] {
            try await store.keepModel(record, learned: [])
        }
        try await store.deleteModel(child.sha256)
        #expect(try await store.choices() == [parent.sha256, grandchild.sha256])
        _ = try await store.undo()
        #expect(
            try await store.choices() == [parent.sha256, child.sha256, grandchild.sha256])
    }

    @Test func aModelThatIsPutInUseAgainIsNoLongerDeleted() async throws {
        let store = try LabelStore.inMemory()
        try await store.keepModel(parent, learned: [])
        try await store.setCurrentModel(nil)
        try await store.deleteModel(parent.sha256)
        try await store.keepModel(parent, learned: [])
        #expect(try await names(store) == [parent.name])
        _ = try await store.undo()
        #expect(try await names(store).isEmpty)
    }

    @Test func settingsAreRememberedAndUndoLeavesThemAlone() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("lapel.db")
        let store = try LabelStore(path: path)
        #expect(try await store.setting("a") == nil)
        try await store.set("a", to: "1")
        try await store.set("a", to: "2")
        #expect(try await store.canUndo == false)
        #expect(try await LabelStore(path: path).setting("a") == "2")
        try await store.set("a", to: nil)
        #expect(try await store.setting("a") == nil)
    }
}
