import Datasets
import TestSupport
import Testing

@Suite("Probability table")
struct ProbabilityTableTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func read(_ bytes: [UInt8]) throws -> ProbabilityTable {
        try folder.write("table.idx", bytes)
        return try ProbabilityTable(file: folder.path("table.idx"), classes: 3)
    }

    private let header: [UInt8] = [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3]

    @Test("a row's shares of its sum")
    func rows() throws {
        let table = try read(header + [1, 0, 3, 255, 0, 0])
        #expect(table.count == 2)
        #expect(table.probabilities(of: 0) == [0.25, 0, 0.75])
        #expect(table.probabilities(of: 1) == [1, 0, 0])
    }

    @Test(
        "what is no such table is named",
        arguments: [
            [], [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 1, 1],
            [0, 0, 8, 2, 0, 0, 0, 1, 0, 0, 0, 3, 1, 1, 1, 1],
            [0, 0, 8, 2, 0, 0, 0, 1, 0, 0, 0, 2, 1, 1], [0, 0, 8, 1, 0, 0, 0, 3, 1, 1, 1],
            [0, 0, 8, 2, 255, 255, 255, 255, 0, 0, 0, 3, 1, 1, 1],
            [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 1, 1, 0, 0, 0],
        ] as [[UInt8]])
    func hostile(_ bytes: [UInt8]) throws {
        let error = thrown(DatasetError.self) { try read(bytes) }
        #expect(error?.description.contains("table.idx") == true)
    }

    @Test("a row of nothing is counted")
    func blank() throws {
        let error = thrown(DatasetError.self) { try read(header + [1, 0, 3, 0, 0, 0]) }
        #expect(error?.description.contains("row 1") == true)
    }
}
