import FoundationEssentials
import Testing

@testable import LabelStore

@Suite struct LabelCSVTests {
    private let header = "index,split,sample,original,corrected,when\n"

    @Test func aLabelIsOneLine() async throws {
        let store = try LabelStore.inMemory()
        try await store.label([correction(42, to: 0)], at: morning)
        let expected = header + "42,test,\(sampleID(42)),6,0,2026-11-21T09:00:00.125Z\n"
        #expect(try await store.exportCSV() == expected)
        let row = try #require(LabelCSV.read(expected, classes: classes).rows.first)
        #expect(row.origin == .dataset(.test, index: 42) && row.sampleID == sampleID(42))
        #expect(row.original == 6 && row.corrected == 0 && row.time == morning && row.line == 2)
    }

    @Test func columnsMayComeInAnyOrderAndClassesByName() {
        let text = """
            Corrected , note, split,index\r
            "ankle BOOT",kept,Test, 7 \r
            """
        let (rows, problems) = LabelCSV.read(text, classes: classes)
        #expect(problems.isEmpty)
        #expect(rows.map(\.corrected) == [9])
        #expect(rows.map(\.origin) == [.dataset(.test, index: 7)])
        #expect(rows.first?.sampleID == nil && rows.first?.original == nil)
    }

    @Test(arguments: [
        ("1,test,,6", LineProblem.Problem.fields(expected: 6, found: 4)),
        ("1,test,,6,0,,7", .fields(expected: 6, found: 7)),
        ("1,test,,6,,", .empty(column: "corrected")),
        ("1,test,,6,10,", .value(column: "corrected", found: "10")),
        ("1,test,,6,-1,", .value(column: "corrected", found: "-1")),
        ("1,test,,6,Hat,", .value(column: "corrected", found: "Hat")),
        (
            "1,test,,6,99999999999999999999,",
            .value(column: "corrected", found: "99999999999999999999")
        ),
        ("1,test,,x,0,", .value(column: "original", found: "x")),
        ("-1,test,,6,0,", .value(column: "index", found: "-1")),
        ("1e3,test,,6,0,", .value(column: "index", found: "1e3")),
        (",test,,6,0,", .value(column: "index", found: "")),
        ("1,exam,,6,0,", .value(column: "split", found: "exam")),
        ("1,,,6,0,", .value(column: "split", found: "")),
        ("1,test,abc,6,0,", .value(column: "sample", found: "abc")),
        (",drawn,,6,0,", .empty(column: "sample")),
        (",,,6,0,", .empty(column: "sample")),
        ("1,test,,6,0,yesterday", .value(column: "when", found: "yesterday")),
        (
            "1,test,,6,0,2026-11-21T09:00:00Z!",
            .value(column: "when", found: "2026-11-21T09:00:00Z!")
        ),
        ("1,test,,6,0,\"", .quotes),
        ("\u{0}\u{1},\u{FFFD}", .fields(expected: 6, found: 2)),
    ])
    func aBadLineIsNamedAndTheOthersAreRead(_ line: String, _ problem: LineProblem.Problem) {
        let text = header + "1,test,,6,0,\n\(line)\n2,test,,6,1,\n"
        let (rows, problems) = LabelCSV.read(text, classes: classes)
        #expect(rows.map(\.line) == [2, 4])
        #expect(problems == [LineProblem(line: 3, problem: problem)])
        #expect(problems.first?.description.hasPrefix("line 3: ") == true)
    }

    @Test(arguments: ["", "1,test,,6,0,\n", "index,split,original\n1,test,6\n", "\"\n"])
    func withoutAHeaderNothingIsRead(_ text: String) {
        let (rows, problems) = LabelCSV.read(text, classes: classes)
        #expect(rows.isEmpty)
        #expect(problems.count == 1 && problems.first?.line == 1)
    }
}
