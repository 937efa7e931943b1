import FoundationEssentials
import Testing

@testable import LabelStore

@Suite struct ImportTests {
    private let header = "index,split,sample,original,corrected,when\n"

    /// A data set with a thousand test images and nothing else.
    private let dataset: @Sendable (SampleOrigin) -> String? = { origin in
        if case .dataset(.test, let index) = origin, index < 1000 { sampleID(index) } else { nil }
    }

    @Test func whatOneStoreExportsAnotherTakesOver() async throws {
        let (one, other) = (try LabelStore.inMemory(), try LabelStore.inMemory())
        try await one.label((0..<20).map { correction($0, to: $0 % 10) }, at: morning)
        let text = try await one.exportCSV()
        let report = try await other.importCSV(text, classes: classes, sampleAt: dataset)
        #expect(report.changed == 20 && report.problems.isEmpty)
        #expect(report.step?.kind == .import && report.step?.events == 20)
        #expect(try await other.exportCSV() == text)
        #expect(try await other.undo()?.id == report.step?.id)
        #expect(try await other.corrections().isEmpty)
    }

    @Test func importingAgainChangesNothing() async throws {
        let store = try LabelStore.inMemory()
        let text = header + "1,test,,6,0,\n2,test,,6,3,\n1,test,,6,0,\n"
        let first = try await store.importCSV(text, classes: classes, sampleAt: dataset)
        #expect(first.changed == 2 && first.unchanged == 1)
        let history = try await store.history()
        let again = try await store.importCSV(text, classes: classes, sampleAt: dataset)
        #expect(again == ImportReport(step: nil, changed: 0, unchanged: 3, problems: []))
        #expect(try await store.history() == history)
    }

    @Test func aConflictIsReportedAndTheLabelHereStays() async throws {
        let store = try LabelStore.inMemory()
        try await store.label([correction(1, to: 5)])
        let text = header + "1,test,,6,0,\n2,test,,6,3,\n2,test,,6,4,\n"
        let report = try await store.importCSV(text, classes: classes, sampleAt: dataset)
        #expect(
            report.problems == [
                LineProblem(line: 2, problem: .conflict(existing: 5, found: 0)),
                LineProblem(line: 4, problem: .conflict(existing: 3, found: 4)),
            ])
        #expect(try await store.state() == [sampleID(1): 5, sampleID(2): 3])
        let forced = try await store.importCSV(
            text, classes: classes, replacing: true, sampleAt: dataset)
        #expect(forced.problems.isEmpty)
        #expect(try await store.state() == [sampleID(1): 0, sampleID(2): 4])
    }

    @Test func imagesAreCheckedAgainstTheDataSet() async throws {
        let store = try LabelStore.inMemory()
        let text = header + "1000,test,,6,0,\n1,test,\(sampleID(2)),6,0,\n3,test,,6,1,\n"
        let report = try await store.importCSV(text, classes: classes, sampleAt: dataset)
        #expect(
            report.problems == [
                LineProblem(line: 2, problem: .unknownImage(.dataset(.test, index: 1000))),
                LineProblem(line: 3, problem: .otherSample(.dataset(.test, index: 1))),
            ])
        #expect(try await store.state() == [sampleID(3): 1])
    }

    @Test func withoutADataSetTheIdsInTheFileAreBelieved() async throws {
        let store = try LabelStore.inMemory()
        let text = header + "1,test,\(sampleID(9)),6,0,\n2,test,,6,0,\n"
        let report = try await store.importCSV(text, classes: classes)
        #expect(try await store.state() == [sampleID(9): 0])
        let expected = LineProblem(line: 3, problem: .unknownImage(.dataset(.test, index: 2)))
        #expect(report.problems == [expected])
    }

    @Test func aDrawingNeedsItsPixelsHere() async throws {
        let (one, other) = (try LabelStore.inMemory(), try LabelStore.inMemory())
        let drawing = Correction(
            sampleID: sampleID(1), origin: .drawn, original: 2, corrected: 8,
            pixels: [UInt8](repeating: 9, count: 784))
        try await one.label([drawing])
        let text = try await one.exportCSV()
        _ = try await one.undo()
        #expect(try await one.importCSV(text, classes: classes).changed == 1)
        #expect(try await one.corrections().first?.correction == drawing)
        let report = try await other.importCSV(text, classes: classes)
        #expect(report.problems == [LineProblem(line: 2, problem: .missingPixels)])
        #expect(report.step == nil)
    }
}
