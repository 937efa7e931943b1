import Datasets
import TestSupport
import Testing

@testable import Workbench

@Suite struct TeacherTests {
    @Test func aFolderIsAllItsModelsInTheOrderOfTheirNames() throws {
        let folder = try TemporaryFolder()
        for name in ["b.json", "a.json", "c.idx.gz", "d.idx", "notes.txt", "idx"] {
            try folder.write(name, [])
        }
        let path = folder.url.path
        let files = ["a.json", "b.json", "c.idx.gz", "d.idx"].map { "\(path)/\($0)" }
        #expect(try Teacher(path: path).files == files)
        #expect(try Teacher(path: path + "/notes.txt").files == ["\(path)/notes.txt"])
    }

    @Test func aFolderWithoutModelsIsNamed() throws {
        let folder = try TemporaryFolder()
        let error = thrown(WorkbenchError.self) { try Teacher(path: folder.url.path) }
        #expect(error?.description.contains(folder.url.path) == true)
    }

    @Test func severalTeachTheMeanOfWhatTheySay() async throws {
        let desk = try Desk()
        let models = [try Garments.model(sharpness: 1), try Garments.model(sharpness: 0.1)]
        let files = try models.indices.map { try desk.write(models[$0], to: "\($0).json") }
        let picture = GrayImage(width: 28, height: 28, pixels: (0..<784).map { UInt8($0 % 3) })
        let images = SplitImages([picture])
        let table = try Self.table([Array(1...10)], in: desk.folder, "0.idx")
        let teachers = files + [table]
        var alone: [[Float]] = []
        for file in teachers { alone.append(try await Self.taught([file], images)) }
        let together = try await Self.taught(teachers, images)
        for place in 0..<10 {
            let mean = alone.map { $0[place] }.reduce(0, +) / 3
            #expect(abs(together[place] - mean) < 1e-6)
            #expect(abs(alone[2][place] - Float(place + 1) / 55) < 1e-6)
        }
        #expect(Set(alone).count == 3)
    }

    @Test func aTableHasARowForEachImageOfTheFileWhetherItIsLearnedOrNot() async throws {
        let folder = try TemporaryFolder()
        let rows = (0..<3).map { row in (0..<10).map { UInt8($0 == row ? 255 : 0) } }
        let table = try Self.table(rows, in: folder, "table.idx")
        let picture = GrayImage(width: 28, height: 28, pixels: Array(repeating: 9, count: 784))
        var images = SplitImages(Array(repeating: picture, count: 3))
        images.indices = [2, 0]
        #expect(try await Self.taught([table], images)[2] == 1)
        #expect(try await Self.taught([table], images, index: 1)[0] == 1)
        let others = SplitImages([picture])
        let error = await thrown(WorkbenchError.self) { try await Self.taught([table], others) }
        #expect(error?.description.contains(table) == true)
        #expect(error?.description.contains("3 rows") == true)
    }

    /// What an image's target becomes where all of it is the teacher's.
    private static func taught(
        _ files: [String], _ images: SplitImages, index: Int = 0
    ) async throws -> [Float] {
        let found = try await TaughtProbabilities(
            Teacher(files: files, share: 1), images: images, progress: { _ in })
        let target = UnsafeMutableBufferPointer<Float>.allocate(capacity: 10)
        defer { target.deallocate() }
        target.initialize(repeating: 0.1)
        try #require(found).mix(into: target, index: index)
        return Array(target)
    }

    /// Writes a table of probabilities; its path.
    private static func table(
        _ rows: [[UInt8]], in folder: TemporaryFolder, _ name: String
    ) throws -> String {
        try folder.write(
            name, [0, 0, 8, 2, 0, 0, 0, UInt8(rows.count), 0, 0, 0, 10] + rows.joined())
        return folder.path(name)
    }
}
