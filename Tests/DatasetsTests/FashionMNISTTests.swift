import Datasets
import Testing

/// Facts of the data set as its packages hold it.
struct FashionMNISTTests {
    static let folder = "/usr/share/datasets/fashion-mnist"

    @Test func testPartHasTenThousandPicturesEvenlyOverTenClasses() throws {
        let test = try FashionMNIST.load(.test, from: Self.folder)
        #expect(test.count == 10_000)
        #expect(test.height == 28)
        #expect(test.width == 28)
        #expect(Self.countsByClass(test.labels) == Array(repeating: 1_000, count: 10))
        // The first picture of the test file is an ankle boot.
        #expect(test.labels.prefix(5) == [9, 2, 1, 1, 6])
        #expect(FashionMNIST.classNames[9] == "Ankle boot")
    }

    @Test func trainPartHasSixtyThousandPicturesEvenlyOverTenClasses() throws {
        let train = try FashionMNIST.load(.train, from: Self.folder)
        #expect(train.count == 60_000)
        #expect(Self.countsByClass(train.labels) == Array(repeating: 6_000, count: 10))
    }

    @Test func bytesAreThoseOfTheDataSet() throws {
        let test = try FashionMNIST.load(.test, from: Self.folder)
        let header: [UInt8] = [0, 0, 8, 3, 0, 0, 0x27, 0x10, 0, 0, 0, 28, 0, 0, 0, 28]
        let file = header + (0..<test.count).flatMap { test[$0].pixels }
        #expect(
            file.withUnsafeBytes(SHA256.hexadecimal)
                == "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b")
    }

    @Test func splitHalvesDoNotOverlapAndKeepTheClassesInBalance() throws {
        let (train, validation) = Split.indices()
        #expect(train.count == 55_000)
        #expect(validation.count == 5_000)
        #expect(Set(train).union(validation) == Set(0..<60_000))
        let labels = try FashionMNIST.load(.train, from: Self.folder).labels
        let counts = Self.countsByClass(validation.map { labels[$0] })
        #expect(counts.allSatisfy { (420...580).contains($0) })
    }

    private static func countsByClass(_ labels: [UInt8]) -> [Int] {
        (0..<10).map { label in labels.filter { $0 == label }.count }
    }
}
