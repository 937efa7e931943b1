import Testing

@testable import LabelStore

/// Labels that do not come from CSV.
@Suite struct ImportedLabelTests {
    private func label(
        _ seed: Int, to corrected: Int, line: Int, origin: SampleOrigin = .image(file: "boot.png"),
        hasPixels: Bool = true
    ) -> ImportedLabel {
        ImportedLabel(
            line: line, sampleID: sampleID(seed), origin: origin, original: nil,
            corrected: corrected,
            pixels: hasPixels ? [UInt8](repeating: UInt8(seed), count: 784) : nil)
    }

    @Test func ownPicturesBringTheirPixelsAndAreOneStep() async throws {
        let store = try LabelStore.inMemory()
        let labels = [label(1, to: 3, line: 1), label(2, to: 4, line: 2)]
        let report = try await store.importLabels(labels)
        #expect(report.changed == 2 && report.problems.isEmpty && report.step?.events == 2)
        #expect(try await store.corrections().map(\.correction.pixels?.first) == [1, 2])
        let again = try await store.importLabels(labels)
        #expect(again == ImportReport(step: nil, changed: 0, unchanged: 2, problems: []))
        #expect(try await store.undo() != nil)
        #expect(try await store.corrections().isEmpty)
        #expect(try await store.importLabels([]).step == nil)
    }

    @Test func conflictsAreToldByLineAndWithoutPixelsThereIsNoOwnPicture() async throws {
        let store = try LabelStore.inMemory()
        try await store.label([correction(1, to: 5)])
        let report = try await store.importLabels([
            label(1, to: 3, line: 1), label(2, to: 4, line: 2), label(2, to: 5, line: 3),
            label(3, to: 1, line: 4, hasPixels: false),
            label(4, to: 1, line: 5, origin: .dataset(.test, index: 4), hasPixels: false),
        ])
        #expect(
            report.problems == [
                LineProblem(line: 1, problem: .conflict(existing: 5, found: 3)),
                LineProblem(line: 3, problem: .conflict(existing: 4, found: 5)),
                LineProblem(line: 4, problem: .missingPixels),
            ])
        #expect(report.changed == 2)
        #expect(try await store.state() == [sampleID(1): 5, sampleID(2): 4, sampleID(4): 1])
    }
}
