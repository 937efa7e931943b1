import Foundation
import TestSupport
import Testing

@testable import NeuralNetwork

@Suite struct AtomicFileTests {
    @Test(arguments: [(0, ENOSPC), (-1, ENOSPC), (-1, EIO)] as [(Int, Int32)])
    func aDiskThatFillsUpLeavesTheOldFileAndNothingElse(result: Int, code: Int32) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("file", [1, 2, 3])
        var calls = 0
        #expect(throws: FileError(.write, path, code: code)) {
            try AtomicFile.write([UInt8](repeating: 9, count: 100), to: path) {
                calls += 1
                guard calls == 1 else {
                    errno = code
                    return result
                }
                return write($0, $1, min($2, 10))
            }
        }
        #expect(try RegularFile.read(path, limit: 10) == [1, 2, 3])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["file"])
    }

    @Test func shortAndInterruptedWritesGoOn() throws {
        let folder = try TemporaryFolder()
        let bytes = (0..<100).map { UInt8($0) }
        var calls = 0
        try AtomicFile.write(bytes, to: folder.path("file")) {
            calls += 1
            if calls.isMultiple(of: 2) {
                errno = EINTR
                return -1
            }
            return write($0, $1, min($2, 7))
        }
        #expect(try RegularFile.read(folder.path("file"), limit: 100) == bytes)
    }

    @Test func aProgramThatIsKilledWhileItWritesLeavesNothing() throws {
        let folder = try TemporaryFolder()
        var names: [String] = []
        try AtomicFile.write([1, 2, 3], to: folder.path("file")) {
            names = (try? FileManager.default.contentsOfDirectory(atPath: folder.url.path)) ?? ["?"]
            return write($0, $1, $2)
        }
        #expect(names.isEmpty)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["file"])
    }

    @Test func linksStayLinksAndPermissionsStay() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("file", [1])
        #expect(chmod(path, 0o640) == 0)
        #expect(symlink("file", folder.path("link")) == 0)
        try AtomicFile.write([2, 3], to: folder.path("link"))
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("link"))
        #expect(attributes[.type] as? FileAttributeType == .typeSymbolicLink)
        #expect(try RegularFile.read(path, limit: 2) == [2, 3])
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
        #expect(mode as? Int == 0o640)
    }
}
