import Datasets
import TestSupport
import Testing

/// What the reader says about each way in which a data set's files can be wrong.
struct DatasetFileTests {
    /// Two files of a test part with two pictures, and what loading them throws.
    struct Fault: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let images: [UInt8]
        let labels: [UInt8]
        let expected: @Sendable (_ images: String, _ labels: String) -> DatasetError

        init(
            _ name: String, images: [UInt8] = DatasetFileTests.images(),
            labels: [UInt8] = DatasetFileTests.labels([3, 9]),
            expected: @escaping @Sendable (_ images: String, _ labels: String) -> DatasetError
        ) {
            testDescription = name
            self.images = images
            self.labels = labels
            self.expected = expected
        }
    }

    static func images(
        magic: UInt32 = 2051, count: UInt32 = 2, height: UInt32 = 28, width: UInt32 = 28,
        bytes: Int = 2 * 784
    ) -> [UInt8] {
        Packing.words([magic, count, height, width]) + (0..<bytes).map { UInt8($0 % 251) }
    }

    static func labels(_ labels: [UInt8], count: UInt32? = nil) -> [UInt8] {
        Packing.words([2049, count ?? UInt32(labels.count)]) + labels
    }

    static let faults: [Fault] = [
        Fault("empty images", images: []) { images, _ in
            .truncated(file: images, expected: 16, found: 0)
        },
        Fault("images cut off in the header", images: Array(images().prefix(9))) {
            images, _ in .truncated(file: images, expected: 16, found: 9)
        },
        Fault("images cut off", images: images(bytes: 1_000)) { images, _ in
            .truncated(file: images, expected: 1_584, found: 1_016)
        },
        Fault("a byte too many", images: images(bytes: 1_569)) { images, _ in
            .trailingBytes(file: images, expected: 1_584)
        },
        Fault("labels in place of images", images: labels([3, 9])) { images, _ in
            .wrongMagic(file: images, expected: 2051, found: 2049)
        },
        Fault("images in place of labels", labels: images()) { _, labels in
            .wrongMagic(file: labels, expected: 2049, found: 2051)
        },
        Fault("a text", images: Array("hello world, hello".utf8)) { images, _ in
            .wrongMagic(file: images, expected: 2051, found: 0x6865_6C6C)
        },
        Fault(
            "4,000 million pictures in 16 bytes",
            images: images(count: 4_000_000_000, bytes: 0)
        ) { images, _ in
            .truncated(file: images, expected: 16 + 4_000_000_000 * 784, found: 16)
        },
        Fault("pictures without height", images: images(height: 0)) { images, _ in
            .wrongPictureSize(file: images, expected: "1×1 to 1024×1024", found: "0×28")
        },
        Fault(
            "pictures of another size",
            images: images(height: 32, width: 32, bytes: 2 * 1024)
        ) { images, _ in .wrongPictureSize(file: images, expected: "28×28", found: "32×32") },
        Fault("a label without a picture", labels: labels([1, 2, 3])) {
            .countsDiffer(images: $0, imageCount: 2, labels: $1, labelCount: 3)
        },
        Fault("a label of no class", labels: labels([1, 10])) { _, labels in
            .labelOutOfRange(file: labels, index: 1, classes: 10, found: 10)
        },
        Fault("labels cut off", labels: labels([1], count: 2)) { _, labels in
            .truncated(file: labels, expected: 10, found: 9)
        },
    ]

    @Test(arguments: faults) func faultIsNamed(_ fault: Fault) throws {
        for pack in [{ $0 }, Packing.gzip] {
            let (folder, images, labels) = try Self.folder(fault.images, fault.labels, pack)
            // A packed file that is empty unpacked has bytes of its own.
            let packedSize = pack(fault.images).count
            var expected = fault.expected(images, labels)
            if case .truncated(let file, let bytes, 16) = expected {
                expected = .truncated(file: file, expected: bytes, found: packedSize)
            }
            #expect(throws: expected) {
                try FashionMNIST.load(
                    .test, from: folder.url.path, acceptsOtherContent: true)
            }
            #expect("\(expected)".contains(folder.url.path))
        }
    }

    @Test func plainAndPackedFilesReadTheSame() throws {
        for pack in [{ $0 }, Packing.gzip] {
            let (folder, _, _) = try Self.folder(Self.images(), Self.labels([3, 9]), pack)
            let set = try FashionMNIST.load(
                .test, from: folder.url.path, acceptsOtherContent: true)
            #expect(set.labels == [3, 9])
            #expect(set[1][0, 0] == UInt8(784 % 251))
            #expect(set[1].pixels == (784..<1568).map { UInt8($0 % 251) })
        }
    }

    @Test func damagedPackingIsToldFromAShortFile() throws {
        var images = Packing.gzip(Self.images())
        images[500] ^= 1
        let folder = try TemporaryFolder()
        let path = try folder.write("t10k-images-idx3-ubyte.gz", images)
        try folder.write("t10k-labels-idx1-ubyte", Self.labels([3, 9]))
        let error = thrown(DatasetError.self) {
            try FashionMNIST.load(.test, from: folder.url.path, acceptsOtherContent: true)
        }
        guard case .damaged(path, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func anotherNumberOfPicturesThanTheDataSetHasIsRefused() throws {
        let (folder, _, labels) = try Self.folder(Self.images(), Self.labels([3, 9])) { $0 }
        #expect(throws: DatasetError.wrongCount(file: labels, expected: 10_000, found: 2)) {
            try FashionMNIST.load(.test, from: folder.url.path)
        }
    }

    @Test func digitsWithTheSameFileNamesAreRefused() throws {
        // 10,000 pictures as bright as handwritten digits.
        let strokes = (0..<784).map { UInt8($0 % 8 == 0 ? 255 : 0) }
        let images = Packing.words([2051, 10_000, 28, 28]) + (0..<10_000).flatMap { _ in strokes }
        let labels = Self.labels((0..<10_000).map { UInt8($0 % 10) })
        let (folder, path, _) = try Self.folder(images, labels) { $0 }
        #expect(
            throws: DatasetError.otherContent(
                file: path, expectedIntensity: 0.286, foundIntensity: 0.125)
        ) {
            try FashionMNIST.load(.test, from: folder.url.path)
        }
    }

    @Test func missingFileIsNamedWithItsFolder() throws {
        let folder = try TemporaryFolder()
        #expect(
            throws: DatasetError.missingFile(
                folder: folder.url.path, missing: "t10k-images-idx3-ubyte")
        ) {
            try FashionMNIST.load(.test, from: folder.url.path)
        }
    }

    private static func folder(
        _ images: [UInt8], _ labels: [UInt8], _ pack: ([UInt8]) -> [UInt8]
    ) throws -> (folder: TemporaryFolder, images: String, labels: String) {
        let folder = try TemporaryFolder()
        return (
            folder, try folder.write("t10k-images-idx3-ubyte", pack(images)),
            try folder.write("t10k-labels-idx1-ubyte", pack(labels))
        )
    }
}
