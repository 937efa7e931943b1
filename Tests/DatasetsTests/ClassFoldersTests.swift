import Datasets
import Foundation
import Glibc
import TestSupport
import Testing

@Suite("Folders of classes")
struct ClassFoldersTests {
    @Test("each class has a folder of its own, and its name leads back to it")
    func namesLeadBack() {
        let folders = ClassFolders(classes: FashionMNIST.classNames)
        #expect(folders.folder(of: 0) == "T-shirt-top")
        #expect(folders.folder(of: 9) == "Ankle boot")
        #expect(folders.folder(of: 12) == "12")
        for index in 0..<10 {
            let names = [folders.folder(of: index), FashionMNIST.classNames[index], "\(index)"]
            for name in names + names.map({ $0.uppercased() }) {
                #expect(folders.classIndex(of: name) == index, "\(name)")
            }
        }
        for name in ["10", "-1", "+1", "", " ", "Hat", "Coats", "99999999999999999999", "۳"] {
            #expect(folders.classIndex(of: name) == nil, "\(name)")
        }
    }

    @Test("names that a file system takes for something else are made safe and stay apart")
    func hostileNames() {
        let classes = [
            "..", ".", "", "a/b", "a\\b", "A:B", "x 7", "x", "x", "nul\0\n", ".hidden", "end. ",
            String(repeating: "long", count: 100), "../../etc", "e\u{301}",
        ]
        let folders = ClassFolders(classes: classes)
        let names = classes.indices.map(folders.folder)
        #expect(Set(names.map { $0.lowercased() }).count == classes.count, "\(names)")
        for (index, name) in names.enumerated() {
            #expect(!name.isEmpty && !name.hasPrefix(".") && name.utf8.count < 255, "\(name)")
            #expect(!name.contains { "/\\:\0\n".contains($0) }, "\(name)")
            #expect(folders.classIndex(of: name) == index, "\(name)")
        }
    }

    @Test(
        "a listing tells folders, links and names that are no text, and leaves out what is hidden")
    func listing() throws {
        let folder = try TemporaryFolder()
        for name in ["b", ".hidden"] {
            try FileManager.default.createDirectory(
                atPath: folder.path(name), withIntermediateDirectories: true)
        }
        try folder.write("a.png", [])
        symlink("loop", folder.path("loop"))
        symlink("..", folder.path("up"))
        let bytes = Array(folder.path("").utf8CString.dropLast()) + [0x2F, -1, 0x2E, 0x70, 0]
        close(open(bytes, O_CREAT | O_WRONLY, 0o600))
        let entries = try FolderListing(of: folder.url.path).entries
        #expect(entries.map(\.name) == ["a.png", "b", "loop", "up", "\u{FFFD}.p"])
        #expect(entries.map(\.isFolder) == [false, true, false, true, false])
        #expect(entries.map(\.isText) == [true, true, true, true, false])
        for path in ["nowhere", "a.png", "loop"] {
            #expect(throws: DatasetError.self) { try FolderListing(of: folder.path(path)) }
        }
    }
}
