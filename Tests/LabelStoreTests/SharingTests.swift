import LabelStore
import TestSupport
import Testing

/// Two stores on one file stand for two processes: each has a connection of its own.
@Suite struct SharingTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("lapel.db")
    }

    @Test func eachSeesAndUndoesWhatTheOtherLabelled() async throws {
        let (one, other) = (try LabelStore(path: path), try LabelStore(path: path))
        try await one.label([correction(1, to: 1)])
        #expect(try await other.state() == [sampleID(1): 1])
        try await other.label([correction(2, to: 2)])
        #expect(try await one.undo()?.id == 2)
        #expect(try await other.nextRedo()?.id == 2)
        try await other.label([correction(3, to: 3)])
        #expect(try await one.redo() == nil)
        #expect(try await one.state() == [sampleID(1): 1, sampleID(3): 3])
    }

    @Test func theOthersWritesAreNoticedOnce() async throws {
        let (one, other) = (try LabelStore(path: path), try LabelStore(path: path))
        var changes = await one.changes().makeAsyncIterator()
        #expect(try await one.noticeOtherProcesses() == false)
        try await other.label([correction(1, to: 1)])
        #expect(try await one.noticeOtherProcesses())
        #expect(try await one.noticeOtherProcesses() == false)
        try await one.label([correction(1, to: 2)])
        #expect(try await one.noticeOtherProcesses() == false)
        #expect(await changes.next() == .otherProcess)
        #expect(await changes.next() == .labels)
    }

    @Test func everyReaderOfTheChangesHearsEachWrite() async throws {
        let store = try LabelStore(path: path)
        var first = await store.changes().makeAsyncIterator()
        var second = await store.changes().makeAsyncIterator()
        try await store.label([correction(1, to: 1)])
        try await store.keepModel(model(0xa), learned: [1])
        _ = try await store.startRun(recipe: "{}", seed: 1)
        for expected in [StoreChange.labels, .models, .runs] {
            #expect(await first.next() == expected)
            #expect(await second.next() == expected)
        }
    }

    @Test func manyOpenAndWriteAtOnceAndNothingIsLost() async throws {
        let path = path
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<4 {
                group.addTask {
                    let store = try LabelStore(path: path)
                    for index in 0..<10 {
                        try await store.label([correction(writer * 10 + index, to: writer)])
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await LabelStore(path: path).counts().corrected == 40)
    }

    @Test func whoOpensWhileAnotherBeginsTheFileTakesItForOurs() async throws {
        for round in 0..<300 {
            let path = folder.path("\(round).db")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<3 { group.addTask { _ = try LabelStore(path: path) } }
                try await group.waitForAll()
            }
        }
    }

    @Test func undosAtOnceEachTakeBackAStepOfTheirOwn() async throws {
        let path = path
        let store = try LabelStore(path: path)
        for index in 0..<40 { try await store.label([correction(index, to: 1)]) }
        let undone = try await withThrowingTaskGroup(of: [Int64].self) { group in
            for _ in 0..<4 {
                group.addTask {
                    let store = try LabelStore(path: path)
                    var steps: [Int64] = []
                    for _ in 0..<10 {
                        if let step = try await store.undo() { steps.append(step.id) }
                    }
                    return steps
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(undone.sorted() == Array(1...40))
        #expect(try await store.corrections().isEmpty)
        #expect(try await store.nextRedo()?.id == 1)
    }
}
