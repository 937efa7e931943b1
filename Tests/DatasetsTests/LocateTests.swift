import Datasets
import Foundation
import TestSupport
import Testing

/// Which folder is taken for the data set's.
struct LocateTests {
    @Test func namedFolderComesBeforeTheEnvironment() throws {
        let (named, other) = (try TemporaryFolder(), try TemporaryFolder())
        let environment = ["LAPEL_DATA": other.url.path]
        #expect(
            try FashionMNIST.locate(named: named.url.path, environment: environment)
                == named.url.path)
        #expect(try FashionMNIST.locate(environment: environment) == other.url.path)
    }

    @Test func folderOfThePersonComesBeforeTheSystems() throws {
        let home = try TemporaryFolder()
        let folder = home.url.appendingPathComponent("lapel/datasets/fashion-mnist")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        #expect(
            try FashionMNIST.locate(environment: ["XDG_DATA_HOME": home.url.path]) == folder.path)
    }

    @Test func systemFolderIsFoundWhereThePersonHasNone() throws {
        #expect(
            try FashionMNIST.locate(environment: ["HOME": "/nonexistent"])
                == "/usr/share/datasets/fashion-mnist")
    }

    @Test func relativeDataHomeIsIgnored() {
        let folders = FashionMNIST.standardFolders(
            environment: ["XDG_DATA_HOME": "data", "HOME": "/home/ada"])
        #expect(folders[0] == "/home/ada/.local/share/lapel/datasets/fashion-mnist")
    }

    @Test func namedFolderThatIsNotThereIsAnErrorAndNotSkipped() throws {
        #expect(
            throws: DatasetError.unreadable(
                path: "/nonexistent", reason: "there is no such folder")
        ) {
            try FashionMNIST.locate(named: "/nonexistent")
        }
        let folder = try TemporaryFolder()
        let file = try folder.write("file", [1])
        #expect(
            throws: DatasetError.unreadable(path: file, reason: "it is a file and not a folder")
        ) {
            try FashionMNIST.locate(named: file)
        }
    }

    @Test func missingDataSetNamesThePackage() {
        let error = DatasetError.notInstalled(tried: ["/a", "/b"])
        #expect("\(error)".contains("dataset-fashion-mnist"))
        #expect("\(error)".contains("/a or /b"))
    }
}
