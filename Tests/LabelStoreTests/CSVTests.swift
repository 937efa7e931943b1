import Testing

@testable import LabelStore

@Suite struct CSVTests {
    @Test(arguments: [
        ("", []),
        ("a,b\nc,d", [["a", "b"], ["c", "d"]]),
        ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
        ("a\rb\r", [["a"], ["b"]]),
        ("\u{FEFF}a,b", [["a", "b"]]),
        ("a,,\n", [["a", "", ""]]),
        ("\n\na\n\n", [["a"]]),
        (#""a,b","c ""d""""#, [["a,b", #"c "d""#]]),
        ("\"two\r\nlines\",b", [["two\r\nlines", "b"]]),
        (#""","""""#, [["", "\""]]),
        ("ärmel,🧥", [["ärmel", "🧥"]]),
    ])
    func readsWhatTheStandardAllows(_ text: String, _ expected: [[String]]) {
        #expect(CSV.records(in: text).map(\.fields) == expected)
    }

    @Test(arguments: ["\"open,1", "\"a\"b,1", "a\"b,1", "\"a\" ,1", "\""])
    func aLineWithBrokenQuotesCostsThatLineAlone(_ line: String) {
        let records = CSV.records(in: "one,1\n\(line)\nthree,3\nfour,4\n")
        let expected = [
            CSV.Record(line: 1, fields: ["one", "1"]), CSV.Record(line: 2, fields: nil),
            CSV.Record(line: 3, fields: ["three", "3"]),
            CSV.Record(line: 4, fields: ["four", "4"]),
        ]
        #expect(records == expected)
    }

    @Test func linesAreCountedThroughQuotedLineEnds() {
        let records = CSV.records(in: "a\n\"b\nb\r\nb\"\nc")
        #expect(records.map(\.line) == [1, 2, 5])
    }

    @Test(arguments: [["plain", "", "a,b"], ["\"", "x\ny"], ["\r", "é"], [""]])
    func whatIsWrittenReadsBack(_ fields: [String]) {
        let text = CSV.record(fields + ["end"])
        #expect(CSV.records(in: text).map(\.fields) == [fields + ["end"]])
    }
}
