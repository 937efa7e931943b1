import FoundationEssentials
import LabelStore
import TestSupport
import Testing

@Suite struct UndoTests {
    @Test func aBatchIsOneStep() async throws {
        let store = try LabelStore.inMemory()
        let batch = (0..<100).map { correction($0, to: 5) }
        let step = try await store.label(batch)
        #expect(step.events == 100)
        #expect(try await store.events(ofStep: step.id).map(\.correction) == batch)
        let undone = try #require(try await store.undo())
        #expect(undone.id == step.id && undone.events == 100 && !undone.isLive)
        #expect(try await store.corrections().isEmpty)
        #expect(try await store.canUndo == false)
        #expect(try await store.redo()?.isLive == true)
        #expect(try await store.counts().corrected == 100)
    }

    @Test func undoAndRedoGoThroughRestarts() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("lapel.db")
        for index in 1...3 {
            try await LabelStore(path: path).label([correction(index, to: index)])
        }
        #expect(try await LabelStore(path: path).undo()?.id == 3)
        #expect(try await LabelStore(path: path).undo()?.id == 2)
        #expect(try await LabelStore(path: path).state() == [sampleID(1): 1])
        #expect(try await LabelStore(path: path).nextRedo()?.id == 2)
        #expect(try await LabelStore(path: path).redo()?.id == 2)
        #expect(try await LabelStore(path: path).redo()?.id == 3)
        #expect(try await LabelStore(path: path).redo() == nil)
        #expect(try await LabelStore(path: path).state().count == 3)
    }

    @Test func aLabelAfterAnUndoDropsTheRedoBranch() async throws {
        let store = try LabelStore.inMemory()
        try await store.label([correction(1, to: 1)])
        try await store.label([correction(1, to: 2)])
        _ = try await store.undo()
        #expect(try await store.canRedo)
        try await store.label([correction(2, to: 3)])
        #expect(try await store.canRedo == false)
        #expect(try await store.redo() == nil)
        _ = try await store.undo()
        _ = try await store.undo()
        #expect(try await store.undo() == nil)
        _ = try await store.redo()
        _ = try await store.redo()
        #expect(try await store.redo() == nil)
        #expect(try await store.state() == [sampleID(1): 1, sampleID(2): 3])
    }

    @Test func anyOrderOfUndoAndRedoAgreesWithTwoStacks() async throws {
        let store = try LabelStore.inMemory()
        var done: [Int] = []
        var undone: [Int] = []
        var random = SeededGenerator(state: 7)
        for value in 0..<300 {
            switch Int.random(in: 0..<5, using: &random) {
            case 0:
                try await store.label([correction(value % 5, to: value)])
                done.append(value)
                undone = []
            case 1:
                let moved = try await store.undo()
                #expect((moved != nil) == !done.isEmpty)
                if let last = done.popLast() { undone.append(last) }
            case 2:
                let moved = try await store.redo()
                #expect((moved != nil) == !undone.isEmpty)
                if let last = undone.popLast() { done.append(last) }
            default:
                let reachable = try await store.reachable(limit: -1)
                #expect(reachable.map(\.given) == (undone + done.reversed()).map { .label($0) })
                let place = Int.random(in: 0...reachable.count, using: &random)
                try await store.go(to: place < reachable.count ? reachable[place].id : nil)
                let all = done + undone.reversed()
                done = Array(all.prefix(reachable.count - place))
                undone = all.dropFirst(done.count).reversed()
            }
            var expected: [String: Int] = [:]
            for value in done { expected[sampleID(value % 5)] = value }
            #expect(try await store.state() == expected)
        }
    }

    @Test func historyKeepsEverythingThatHappened() async throws {
        let store = try LabelStore.inMemory()
        try await store.label([correction(1, to: 1)], at: morning)
        try await store.label([correction(2, to: 2)], as: .accept, at: morning)
        _ = try await store.undo(at: morning.addingTimeInterval(60))
        let history = try await store.history()
        #expect(history.map(\.kind) == [.undo, .accept, .label])
        #expect(history.map(\.target) == [2, nil, nil])
        #expect(history.map(\.isLive) == [true, false, true])
        #expect(history.first?.time == morning.addingTimeInterval(60))
        #expect(try await store.history(limit: 1).count == 1)
    }

    @Test func undoOfNothingWritesNothing() async throws {
        let store = try LabelStore.inMemory()
        #expect(try await store.undo() == nil)
        #expect(try await store.redo() == nil)
        #expect(try await store.history().isEmpty)
    }
}

/// Linear congruential generator with Knuth's constants.
private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 32)
    }
}
