import Foundation
import TestSupport
import Testing

@Suite("The data set's folder")
struct DataFolderTests {
    /// Labels an image after the files of a small data set were disturbed.
    private func label(
        otherData: Bool = true, disturb: (TemporaryFolder) throws -> Void
    ) async throws -> Lapel.Outcome {
        let lapel = try Lapel()
        let data = try SmallDataSet(in: lapel.folder)
        try disturb(lapel.folder)
        // Labelling needs the data set, and no model.
        return try await lapel.run(
            ["label", "0", "1", "--data", data.path] + (otherData ? ["--other-data"] : []))
    }

    private func expectRefusal(_ outcome: Lapel.Outcome, _ parts: String...) {
        #expect(outcome.status == 1)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errorLines.count == 1)
        for part in parts { #expect(outcome.error.contains(part), "\(outcome.error)") }
    }

    private static let images = "t10k-images-idx3-ubyte"
    private static let labels = "t10k-labels-idx1-ubyte"

    @Test("a cut-off file is named")
    func truncated() async throws {
        let outcome = try await label { folder in
            let whole = try Data(contentsOf: folder.url.appending(path: Self.images))
            try folder.write(Self.images, Array(whole.prefix(whole.count / 2)))
        }
        expectRefusal(outcome, Self.images, "is cut off")
    }

    @Test("swapped files are told apart")
    func swapped() async throws {
        let outcome = try await label { folder in
            let images = try Data(contentsOf: folder.url.appending(path: Self.images))
            let labels = try Data(contentsOf: folder.url.appending(path: Self.labels))
            try folder.write(Self.images, Array(labels))
            try folder.write(Self.labels, Array(images))
        }
        expectRefusal(outcome, "should hold labels but holds pictures", "swapped")
    }

    @Test("a missing file is named")
    func missing() async throws {
        let outcome = try await label { folder in
            try FileManager.default.removeItem(at: folder.url.appending(path: Self.labels))
        }
        expectRefusal(outcome, "has no file \(Self.labels)")
    }

    @Test("another data set is refused unless --other-data accepts it")
    func otherData() async throws {
        expectRefusal(try await label(otherData: false) { _ in }, "holds 120 records")
        #expect(try await label(otherData: true) { _ in }.status == 0)
    }

    @Test("a folder that cannot be read is named", arguments: ["nowhere", "file"])
    func unreadable(name: String) async throws {
        let lapel = try Lapel()
        try lapel.folder.write("file", [1])
        expectRefusal(
            try await lapel("label", "0", "1", "--data", lapel.folder.path(name)),
            lapel.folder.path(name) + "” cannot be read")
        expectRefusal(
            try await lapel(
                "label", "0", "1", environment: ["LAPEL_DATA": lapel.folder.path(name)]),
            lapel.folder.path(name) + "” cannot be read")
    }
}
