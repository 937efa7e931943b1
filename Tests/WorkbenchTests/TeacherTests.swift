import Datasets
import TestSupport
import Testing

@testable import Workbench

@Suite struct TeacherTests {
    @Test func aFolderIsAllItsModelsInTheOrderOfTheirNames() throws {
        let folder = try TemporaryFolder()
        for name in ["b.json", "a.json", "notes.txt"] { try folder.write(name, []) }
        let path = folder.url.path
        #expect(try Teacher(path: path).files == ["\(path)/a.json", "\(path)/b.json"])
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
        func taught(_ files: [String]) async throws -> [Float] {
            let found = try await TaughtProbabilities(
                Teacher(files: files, share: 1), images: images, progress: { _ in })
            let target = UnsafeMutableBufferPointer<Float>.allocate(capacity: 10)
            defer { target.deallocate() }
            target.initialize(repeating: 0.1)
            try #require(found).mix(into: target, index: 0)
            return Array(target)
        }
        let alone = [try await taught([files[0]]), try await taught([files[1]])]
        let together = try await taught(files)
        for place in 0..<10 {
            #expect(abs(together[place] - (alone[0][place] + alone[1][place]) / 2) < 1e-6)
        }
        #expect(alone[0] != alone[1])
    }
}
