import Foundation
import NeuralNetwork
import TestSupport
import Testing

@Suite("Folders that are there whole or not at all")
struct AtomicFolderTests {
    private struct Full: Error {}

    private let folder: TemporaryFolder
    private var names: [String] {
        get throws { try FileManager.default.subpathsOfDirectory(atPath: folder.url.path).sorted() }
    }

    init() throws { folder = try TemporaryFolder() }

    private func make(_ name: String) throws {
        try AtomicFolder.make(at: folder.path(name)) { new in
            try new.addFolder("inner")
            try new.addFile("inner/file", [1, 2, 3])
            try new.addFile("empty", [])
        }
    }

    @Test("a new folder, and an empty one, get what is put in")
    func makes() throws {
        try make("new")
        #expect(try names == ["new", "new/empty", "new/inner", "new/inner/file"])
        let bytes = try Data(contentsOf: folder.url.appending(path: "new/inner/file"))
        #expect(Array(bytes) == [1, 2, 3])
        try FileManager.default.createDirectory(
            atPath: folder.path("there"), withIntermediateDirectories: true)
        try AtomicFolder.make(at: folder.path("there") + "//") { try $0.addFile("file", []) }
        #expect(try names.contains("there/file"))
    }

    @Test("where filling fails nothing is left")
    func leavesNothing() throws {
        #expect(throws: Full.self) {
            try AtomicFolder.make(at: folder.path("new")) { new in
                try new.addFile("file", [1])
                throw Full()
            }
        }
        #expect(try names.isEmpty)
    }

    @Test("a folder with other things in it, and a file, stay as they are")
    func refuses() throws {
        try make("new")
        let before = try names
        #expect(throws: FileError.self) { try make("new") }
        #expect(throws: FileError.self) { try make("new/empty") }
        #expect(throws: FileError.self) { try make("nowhere/new") }
        #expect(throws: FileError.self) { try make("new/empty/new") }
        #expect(try names == before)
        let error = thrown(FileError.self) { try AtomicFolder.check(folder.path("new")) }
        #expect(error?.description.contains("other things in it") == true)
    }

    @Test("a folder that was put there meanwhile is not lost")
    func doesNotOverwrite() throws {
        let path = folder.path("new")
        #expect(throws: FileError.self) {
            try AtomicFolder.make(at: path) { _ in
                try FileManager.default.createDirectory(
                    atPath: path, withIntermediateDirectories: true)
                try folder.write("new/precious", [1])
            }
        }
        #expect(try names == ["new", "new/precious"])
    }
}
