import Testing

@Suite("House rules")
struct HouseRuleTests {
    @Test("no file is longer than 500 lines, and half of them have at most 130")
    func fileLengths() throws {
        let files = try SourceTree.files("Sources", "swift", "c", "h")
        for file in files + (try SourceTree.files("Tests", "swift")) {
            #expect(file.lines.count <= 500, "\(file) has \(file.lines.count) lines")
        }
        let lengths = files.map(\.lines.count).sorted()
        #expect(lengths[lengths.count / 2] <= 130)
    }

    @Test("thread safety is vouched for at the C boundary only, with a reason")
    func unsafeConcurrencyHasAReason() throws {
        for file in try SourceTree.files("Sources", "swift") {
            for (number, line) in file.lines.enumerated() where Self.isUnsafe(line) {
                let place = "\(file):\(number + 1)"
                #expect(Rooms.atTheCBoundary.contains(file.target), "\(place) touches no C")
                #expect(Self.hasReason(file.lines, number), "\(place) gives no reason")
            }
        }
    }

    @Test(
        "a reason is found on the line, or above its neighbours",
        arguments: [
            (["x: @unchecked Sendable {  // why"], 0, true),
            (["// why", "nonisolated(unsafe) let a", "nonisolated(unsafe) let b"], 2, true),
            (["let c = 1", "nonisolated(unsafe) let a"], 1, false),
        ])
    func findsReasons(lines: [String], number: Int, expected: Bool) {
        #expect(Self.isUnsafe(lines[number]))
        #expect(Self.hasReason(lines, number) == expected)
    }

    private static func isUnsafe(_ line: String) -> Bool {
        guard let code = line.split(separator: "//", omittingEmptySubsequences: false).first else {
            return false
        }
        return code.contains("@unchecked Sendable") || code.contains("nonisolated(unsafe)")
    }

    private static func hasReason(_ lines: [String], _ number: Int) -> Bool {
        if lines[number].contains("//") { return true }
        let above = lines[..<number].last { !isUnsafe($0) } ?? ""
        return above.drop { $0 == " " }.hasPrefix("//")
    }
}
