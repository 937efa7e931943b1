import FoundationEssentials
import TestSupport
import Testing

@testable import LabelStore

@Suite struct ModelTests {
    private let shipped = model(0xa)
    private let child = model(0xb, parent: 0xa)
    private let grandchild = model(0xc, parent: 0xb)

    @Test func aModelComesBackAsItWasAdded() async throws {
        let store = try LabelStore.inMemory()
        try await store.addModel(child)
        #expect(try await store.models() == [child])
        #expect(try await store.currentModel() == nil)
        try await store.setCurrentModel(child.sha256)
        var current = child
        current.isCurrent = true
        #expect(try await store.currentModel() == current)
        #expect(try await store.models() == [current])
    }

    @Test func addingAModelAgainFollowsItsFile() async throws {
        let store = try LabelStore.inMemory()
        try await store.addModel(child)
        var moved = child
        moved.file = "/elsewhere/b.json"
        try await store.addModel(moved)
        #expect(try await store.models() == [moved])
    }

    @Test func correctionsWaitUntilTheModelInUseHasLearnedThem() async throws {
        let store = try LabelStore.inMemory()
        try await store.addModel(shipped)
        try await store.setCurrentModel(shipped.sha256)
        try await store.label([correction(1, to: 1), correction(2, to: 2)])
        let learned = try await store.corrections().map(\.id)
        try await store.keepModel(child, learned: learned)
        #expect(try await store.counts() == LabelCounts(corrected: 2, waiting: 0))
        try await store.label([correction(2, to: 5)])
        let waiting = try await store.corrections(waitingOnly: true)
        #expect(waiting.map(\.correction) == [correction(2, to: 5)])
    }

    @Test func aStoreWhoseModelLearnedIsInOrderWhenItIsOpenedAgain() async throws {
        let folder = try TemporaryFolder()
        let store = try LabelStore(path: folder.path("lapel.db"))
        try await store.label([correction(1, to: 1)])
        try await store.keepModel(child, learned: try await store.corrections().map(\.id))
        #expect(try LabelStore(path: folder.path("lapel.db")).notice == nil)
    }

    @Test func goingBackToAnOlderModelMakesThemWaitAgain() async throws {
        let store = try LabelStore.inMemory()
        try await store.addModel(shipped)
        try await store.setCurrentModel(shipped.sha256)
        try await store.label([correction(1, to: 1)])
        try await store.keepModel(child, learned: try await store.corrections().map(\.id))
        #expect(try await store.previousModel()?.sha256 == shipped.sha256)
        try await store.setCurrentModel(shipped.sha256)
        #expect(try await store.counts().waiting == 1)
        #expect(try await store.previousModel()?.sha256 == child.sha256)
    }

    @Test func aChildKnowsWhatItsAncestorsLearned() async throws {
        let store = try LabelStore.inMemory()
        try await store.label([correction(1, to: 1)])
        let first = try await store.corrections().map(\.id)
        try await store.keepModel(child, learned: first)
        try await store.label([correction(2, to: 2)])
        let second = try await store.corrections(waitingOnly: true).map(\.id)
        try await store.keepModel(grandchild, learned: second)
        #expect(try await store.counts().waiting == 0)
        #expect(try await store.events(learnedBy: grandchild.sha256).map(\.id) == first + second)
        #expect(try await store.events(learnedBy: child.sha256).map(\.id) == first)
    }

    @Test func keepingAModelIsUndoneLikeALabel() async throws {
        let store = try LabelStore.inMemory()
        try await store.label([correction(1, to: 1)])
        let kept = try await store.keepModel(child, learned: [1])
        #expect(kept.kind == .model && kept.model == child.sha256)
        #expect(try await store.undo()?.id == kept.id)
        #expect(try await store.currentModel() == nil)
        #expect(try await store.counts() == LabelCounts(corrected: 1, waiting: 1))
        #expect(try await store.redo()?.model == child.sha256)
        #expect(try await store.currentModel()?.sha256 == child.sha256)
        try await store.setCurrentModel(nil)
        #expect(try await store.currentModel() == nil)
    }

    @Test func aModelThatIsNotHereCannotBePutInUse() async throws {
        let store = try LabelStore.inMemory()
        let expected = LabelStoreError.unknownModel(sha256: child.sha256, file: ":memory:")
        await #expect(throws: expected) { try await store.setCurrentModel(child.sha256) }
        #expect(try await store.canUndo == false)
    }

    @Test func aRingOfParentsIsNoEndlessLoop() async throws {
        let store = try LabelStore.inMemory()
        try await store.addModel(model(0xd, parent: 0xe))
        try await store.addModel(model(0xe, parent: 0xd))
        try await store.setCurrentModel(sampleID(0xd))
        try await store.label([correction(1, to: 1)])
        #expect(try await store.counts().waiting == 1)
    }

    @Test func runsKeepTheirSeedHistoryAndOutcome() async throws {
        let store = try LabelStore.inMemory()
        let first = try await store.startRun(recipe: #"{"epochs": 2}"#, seed: .max, at: morning)
        let second = try await store.startRun(recipe: "{}", seed: 1, at: morning)
        let end = morning.addingTimeInterval(9)
        try await store.finishRun(first, .done, history: #"[{"epoch": 1}]"#, at: end)
        #expect(try await store.runs().last?.model == nil)
        try await store.keepModel(child, learned: [], madeBy: first)
        let runs = try await store.runs()
        #expect(runs.map(\.id) == [second, first])
        #expect(runs[0].finished == nil && runs[0].outcome == nil && runs[0].history == "[]")
        #expect(runs[1].seed == .max && runs[1].recipe == #"{"epochs": 2}"#)
        #expect(runs[1].finished == end && runs[1].outcome == .done)
        #expect(runs[1].history == #"[{"epoch": 1}]"# && runs[1].model == child.sha256)
    }
}
