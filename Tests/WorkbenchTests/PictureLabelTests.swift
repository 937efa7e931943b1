import Datasets
import Foundation
import Glibc
import TestSupport
import Testing
import Workbench

/// Labels that travel as pictures in a folder a class, or as IDX files.
@Suite("Labels as pictures")
struct PictureLabelTests {
    private let desk: Desk
    private let other: Desk

    init() throws {
        desk = try Desk()
        other = try Desk()
    }

    /// A picture whose corners are light, which a conversion would take for a negative.
    private static let drawing = GrayImage(
        width: 28, height: 28, pixels: (0..<784).map { UInt8(truncatingIfNeeded: 255 - $0 % 90) })

    /// Two images of the data set, a drawing and a photo.
    private func labelled() async throws -> Workbench {
        let workbench = try await desk.opened()
        try await workbench.label(try await workbench.sample(.test, at: 42), as: 0)
        try await workbench.label(try await workbench.sample(.train, at: 7), as: 9)
        try await workbench.label(
            await workbench.sample(of: Self.drawing, origin: .drawing), as: 4)
        let photo = Garments.image(of: 3, seed: 5)
        try await workbench.label(
            await workbench.sample(of: photo, origin: .photo(name: "a.jpg")), as: 4)
        return workbench
    }

    private func files(_ path: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: path).sorted()
    }

    private func folder(_ names: String..., in root: String = "in") throws {
        for name in names {
            try FileManager.default.createDirectory(
                atPath: desk.folder.path("\(root)/\(name)"), withIntermediateDirectories: true)
        }
    }

    private func labels(_ workbench: Workbench) async throws -> [String: Int] {
        let pairs = try await workbench.corrections().map { ($0.id, $0.classIndex) }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    @Test(arguments: [LabelFormat.png, .idx])
    func labelsTravelToAnotherStoreAndAgainChangeNothing(format: LabelFormat) async throws {
        let workbench = try await labelled()
        let path = desk.folder.path("out")
        #expect(try await workbench.exportLabels(to: path, as: format) == 4)
        let nothing = LabelImport(applied: 0, unchanged: 4, problems: [])
        #expect(try await workbench.importLabels(from: path) == nothing)

        let empty = try await other.opened()
        #expect(
            try await empty.importLabels(from: path)
                == LabelImport(applied: 4, unchanged: 0, problems: []))
        #expect(try await labels(empty) == labels(workbench))
        #expect(try await empty.correctedLabels(of: .test) == [42: 0])
        #expect(try await empty.correctedLabels(of: .train) == [7: 9])
        #expect(try await empty.importLabels(from: path) == nothing)
        #expect(try await empty.undo()?.name == "Imported labels for 4 images")
        #expect(try await empty.corrections().isEmpty)
    }

    @Test func picturesLieInFoldersNamedAfterClassesAndKeepTheirOrigin() async throws {
        let workbench = try await labelled()
        let path = desk.folder.path("out") + "/"
        #expect(try await workbench.exportLabels(to: path) == 4)
        let names = try files(path)
        #expect(names.filter { !$0.contains(".png") } == ["Ankle boot", "Coat", "T-shirt-top"])
        let pictures = names.filter { $0.contains(".png") }
        #expect(pictures.contains("T-shirt-top/test-42.png"))
        #expect(pictures.contains("Ankle boot/train-7.png"))
        #expect(pictures.contains("Coat/drawn-\(Self.drawing.id).png"))
        #expect(pictures.count == 4)
        let empty = try await other.opened()
        try await empty.importLabels(from: path)
        let origins = try await empty.corrections().map(\.sample.origin)
        #expect(origins.contains(.drawing) && origins.contains(.photo(name: "")))
    }

    @Test func aFolderWithOtherThingsAndAFileAreNotOverwritten() async throws {
        let workbench = try await labelled()
        try folder("mine", in: "out")
        let file = try desk.folder.write("file", [1])
        for (path, format) in [(desk.folder.path("out"), nil), (file, LabelFormat.png)] {
            await #expect(throws: (any Error).self) {
                try await workbench.exportLabels(to: path, as: format)
            }
        }
        #expect(try files(desk.folder.path("out")) == ["mine"])
        #expect(try Data(contentsOf: URL(filePath: file)) == Data([1]))
        let hidden = try FileManager.default.contentsOfDirectory(atPath: desk.folder.url.path)
        #expect(!hidden.contains { $0.hasSuffix(".tmp") })
    }

    @Test func whatAPathLooksLikeSaysHowLabelsAreWritten() throws {
        let folder = desk.folder.url.path
        for (path, format) in [
            ("a.csv", LabelFormat.csv), ("labels", .csv), ("new/", .png), (folder, .png),
            ("a-idx", .idx), ("a.idx/", .idx),
        ] { #expect(LabelFormat(ofPath: path) == format, "\(path)") }
    }

    @Test func oneBadPictureIsNamedAndNeverStopsTheRest() async throws {
        let workbench = try await desk.opened()
        try folder("coat", "3", "Hats", "Bag/inner")
        let good = Garments.image(of: 1, seed: 9).png
        for name in ["coat/a.png", "3/b.png", "Hats/c.png", "Bag/inner/d.png", "loose.png"] {
            try desk.folder.write("in/\(name)", good)
        }
        try desk.folder.write("in/3/d.PNG", try await workbench.sample(.test, at: 5).image.png)
        try desk.folder.write("in/3/empty.png", [])
        try desk.folder.write("in/3/cut.png", Array(good.prefix(90)))
        try desk.folder.write("in/3/notes.txt", Array("hello".utf8))
        try desk.folder.write("in/README.txt", Array("hello".utf8))
        mkfifo(desk.folder.path("in/3/pipe.png"), 0o600)
        symlink("loop.png", desk.folder.path("in/3/loop.png"))
        symlink("..", desk.folder.path("in/3/up"))
        symlink("Bag2", desk.folder.path("in/Bag2"))
        let report = try #require(try await workbench.importLabels(from: desk.folder.path("in")))
        // The picture of a coat came first as class 3: folders are read in the order of their names.
        #expect(report.applied == 2 && report.unchanged == 0)
        let expected = [
            "“3/cut.png” is damaged", "“3/empty.png” is empty", "“3/loop.png” cannot be read",
            "“3/notes.txt” is not a picture", "“3/pipe.png” cannot be read",
            "“3/up” is a folder in a class's folder", "“Bag/inner” is a folder",
            "the folder “Hats” is not named after a class",
            "“coat/a.png”: the sample is corrected to 3 already, not to 4; the label here stays",
            "“loose.png” lies in no class's folder",
        ]
        #expect(report.problems.count == expected.count, "\(report.problems)")
        for (problem, start) in zip(report.problems, expected) {
            #expect(problem.hasPrefix(start), "\(problem)")
            #expect(!problem.hasSuffix("."), "\(problem)")
        }
        #expect(try await workbench.correctedLabels(of: .test) == [5: 3])
    }

    @Test func aNameThatIsNoTextIsReported() async throws {
        let workbench = try await desk.opened()
        try folder("Coat")
        let bytes = Array(desk.folder.path("in/Coat/").utf8CString.dropLast()) + [0x2F, -1, -2, 0]
        close(open(bytes, O_CREAT | O_WRONLY, 0o600))
        try desk.folder.write("in/Coat/good.png", Garments.image(of: 1).png)
        let report = try #require(try await workbench.importLabels(from: desk.folder.path("in")))
        #expect(report.applied == 1)
        #expect(report.problems.count == 1)
        #expect(report.problems.first?.contains("is not UTF-8") == true)
    }

    @Test func picturesOfOnesOwnAreConvertedAndKeepTheirFilesName() async throws {
        let workbench = try await desk.opened()
        try folder("Dress")
        var large = GrayImage(width: 90, height: 120, pixels: Array(repeating: 255, count: 10_800))
        for y in 20..<100 { for x in 30..<60 { large[x, y] = 40 } }
        try desk.folder.write("in/Dress/photo.png", large.png)
        // Named as if it were an image of the data set, which it is not.
        try desk.folder.write("in/Dress/test-3.png", Garments.image(of: 8, seed: 99).png)
        let report = try await workbench.importLabels(from: desk.folder.path("in"))
        #expect(report == LabelImport(applied: 2, unchanged: 0, problems: []))
        let corrections = try await workbench.corrections()
        #expect(
            Set(corrections.map(\.sample.origin))
                == [.photo(name: "photo.png"), .photo(name: "test-3.png")])
        let seen = try Photo(bytes: large.png, name: "it").converted().image
        #expect(corrections.contains { $0.sample.image == seen && $0.classIndex == 3 })
        #expect(corrections.allSatisfy { $0.previousClass != nil })
    }

    @Test func withoutADataSetTheNamesAreBelieved() async throws {
        let workbench = try await labelled()
        let path = desk.folder.path("out") + "/"
        try await workbench.exportLabels(to: path)
        let bare = try Desk(testCount: 0)
        let empty = try await bare.opened()
        #expect(try await empty.importLabels(from: path)?.applied == 4)
        #expect(try await empty.correctedLabels(of: .test) == [42: 0])
        #expect(try await labels(empty) == labels(workbench))
    }

    @Test func picturesThatAreNotHereCannotBeExported() async throws {
        let workbench = try await desk.opened()
        try await workbench.label(try await workbench.sample(.test, at: 42), as: 0)
        for name in ["train", "t10k"] {
            for kind in ["images-idx3", "labels-idx1"] {
                try FileManager.default.removeItem(
                    atPath: desk.folder.path("data/\(name)-\(kind)-ubyte"))
            }
        }
        // The pixels of a label that was given here are in the store.
        let again = try await desk.opened()
        #expect(try await again.exportLabels(to: desk.folder.path("one") + "/") == 1)
        let text = "index,split,sample,corrected\n3,test,\(String(repeating: "a", count: 64)),3\n"
        try await again.importLabels(
            from: try desk.folder.write("labels.csv", Array(text.utf8)))
        await #expect(throws: DatasetError.self) {
            try await again.exportLabels(to: desk.folder.path("two") + "/")
        }
        #expect(!FileManager.default.fileExists(atPath: desk.folder.path("two")))
    }

    @Test func anImageThatTheDataSetHereLacksIsNamed() async throws {
        let bare = try Desk(testCount: 0)
        let text = "index,split,sample,corrected\n500,test,\(String(repeating: "b", count: 64)),3\n"
        try await bare.opened().importLabels(
            from: try bare.folder.write("labels.csv", Array(text.utf8)))
        let workbench = bare.workbench(dataFolder: desk.folder.path("data"))
        _ = try await workbench.open()
        let error = await thrown(WorkbenchError.self) {
            try await workbench.exportLabels(to: desk.folder.path("out") + "/")
        }
        #expect(error?.description.contains("no test image 500") == true)
        #expect(!FileManager.default.fileExists(atPath: desk.folder.path("out")))
    }

    @Test func labelsOfAnIDXFileThatAreNoClassesAreReportedByPlace() async throws {
        let workbench = try await desk.opened()
        let bytes = IDXPair.bytes(
            of: (0..<4).map { Garments.image(of: $0, seed: 60) }, labels: [1, 10, 255, 4])
        let file = try desk.folder.write("my-images-idx3-ubyte", bytes.images)
        try desk.folder.write("my-labels-idx1-ubyte", bytes.labels)
        let report = try await workbench.importLabels(from: file)
        #expect(
            report
                == LabelImport(
                    applied: 2, unchanged: 0,
                    problems: [10, 255].enumerated().map {
                        "picture \($0.offset + 1) of “my-images-idx3-ubyte” has the label "
                            + "\($0.element), but classes go to 9"
                    }))
    }

    @Test func filesThatMakeNoPairChangeNothing() async throws {
        let workbench = try await desk.opened()
        let bytes = IDXPair.bytes(of: [Garments.image(of: 1)], labels: [1])
        try desk.folder.write("labels-idx1-ubyte", bytes.labels)
        let images = try desk.folder.write("images-idx3-ubyte", Array(bytes.images.dropLast()))
        let renamed = try desk.folder.write("renamed", bytes.images)
        try folder("empty")
        for path in [images, renamed, desk.folder.path("in/empty"), desk.folder.path("none")] {
            do {
                _ = try await workbench.importLabels(from: path)
                Issue.record("\(path) was read")
            } catch {
                #expect("\(error)".contains(path), "\(error)")
            }
        }
        #expect(try await workbench.corrections().isEmpty)
    }

    @Test func aCancelledImportAndExportChangeNothing() async throws {
        let workbench = try await labelled()
        let path = desk.folder.path("out") + "/"
        try await workbench.exportLabels(to: path)
        let empty = try await other.opened()
        let work = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            let read = try await empty.importLabels(from: path)
            let written = try await workbench.exportLabels(to: desk.folder.path("more") + "/")
            return (read, written)
        }
        let (read, written) = try await work.value
        #expect(read == nil && written == nil)
        #expect(try await empty.corrections().isEmpty)
        #expect(!FileManager.default.fileExists(atPath: desk.folder.path("more")))
    }
}
