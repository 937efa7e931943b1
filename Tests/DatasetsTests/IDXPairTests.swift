import Datasets
import TestSupport
import Testing

@Suite("IDX pair")
struct IDXPairTests {
    private let folder: TemporaryFolder
    private let pictures = (0..<3).map { seed in
        GrayImage(
            width: 28, height: 28, pixels: (0..<784).map { UInt8(truncatingIfNeeded: $0 * seed) })
    }

    init() throws { folder = try TemporaryFolder() }

    private func write(_ images: [UInt8], _ labels: [UInt8], prefix: String = "") throws {
        try folder.write(prefix + IDXPair.imagesName, images)
        try folder.write(prefix + IDXPair.labelsName, labels)
    }

    private func read() throws -> ImageSet {
        try #require(IDXPair.pairs(in: folder.url.path).first).read()
    }

    @Test("what is written comes back, found by the folder and by either file")
    func roundTrip() throws {
        let bytes = IDXPair.bytes(of: pictures, labels: [3, 200, 0])
        #expect(Array(bytes.labels) == [0, 0, 8, 1, 0, 0, 0, 3, 3, 200, 0])
        try write(bytes.images, bytes.labels, prefix: "t10k-")
        let set = try read()
        #expect(set.labels == [3, 200, 0])
        #expect((0..<3).map { set[$0] } == pictures)
        let pairs = ["t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"].map {
            IDXPair(file: folder.path($0))
        }
        #expect(pairs[0] == pairs[1] && pairs[0] == IDXPair.pairs(in: folder.url.path).first)
        #expect(IDXPair(file: folder.path("labels.csv")) == nil)
    }

    @Test("a pair without pictures is a pair")
    func empty() throws {
        let bytes = IDXPair.bytes(of: [], labels: [])
        try write(bytes.images, bytes.labels)
        #expect(try read().count == 0)
    }

    @Test("a file cut off anywhere is named and nothing is read")
    func cutOff() throws {
        let bytes = IDXPair.bytes(of: pictures, labels: [1, 2, 3])
        for length in [0, 3, 7, 15, 16, 800, bytes.images.count - 1] {
            try write(Array(bytes.images.prefix(length)), bytes.labels)
            let error = thrown(DatasetError.self) { try read() }
            #expect(error?.description.contains(IDXPair.imagesName) == true, "\(length)")
        }
        for length in [0, 7, 8, bytes.labels.count - 1] {
            try write(bytes.images, Array(bytes.labels.prefix(length)))
            let error = thrown(DatasetError.self) { try read() }
            #expect(error?.description.contains(IDXPair.labelsName) == true, "\(length)")
        }
    }

    @Test("files that do not belong together are refused with both counts")
    func countsDiffer() throws {
        let images = IDXPair.bytes(of: pictures, labels: [1, 2, 3]).images
        try write(images, IDXPair.bytes(of: Array(pictures.prefix(2)), labels: [1, 2]).labels)
        guard case .countsDiffer(_, 3, _, 2)? = thrown(DatasetError.self, by: read) else {
            Issue.record("not refused")
            return
        }
    }

    @Test("pictures of another size and swapped files are refused")
    func otherContent() throws {
        let small = [GrayImage(blankOfWidth: 8, height: 8)]
        let bytes = IDXPair.bytes(of: small, labels: [1])
        try write(bytes.images, bytes.labels)
        #expect(throws: DatasetError.self) { try read() }
        try write(bytes.labels, bytes.images)
        #expect(throws: DatasetError.self) { try read() }
    }

    @Test("a header that states more than is read costs no memory")
    func tooMany() throws {
        try write(
            [0, 0, 8, 3, 0x7F, 0, 0, 0, 0, 0, 0, 28, 0, 0, 0, 28], [0, 0, 8, 1, 0x7F, 0, 0, 0])
        guard case .tooMany? = thrown(DatasetError.self, by: read) else {
            Issue.record("not refused")
            return
        }
    }

    @Test("of a file without its other half the missing one is named")
    func missingHalf() throws {
        try folder.write(
            "images-idx3-ubyte", IDXPair.bytes(of: pictures, labels: [1, 2, 3]).images)
        let error = thrown(DatasetError.self) { try read() }
        #expect(error?.description.contains("labels-idx1-ubyte") == true)
    }
}
