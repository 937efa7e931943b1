import FoundationEssentials

/// Labelled pictures as the two files that Fashion-MNIST comes as: one of pictures and one of labels,
/// packed with gzip or plain.
public struct IDXPair: Sendable, Hashable {
    /// The file of the pictures.
    public let images: String
    /// The file of the labels.
    public let labels: String

    /// What the file of the pictures is called where nothing else is wished.
    public static let imagesName = "images-idx3-ubyte"
    /// What the file of the labels is called where nothing else is wished.
    public static let labelsName = "labels-idx1-ubyte"

    /// More pictures are not read, so that a small packed file cannot fill the memory.
    static let mostPictures = 1_000_000

    private init(images: String, labels: String) {
        self.images = images
        self.labels = labels
    }

    /// The pairs among the files of a folder, in the order of their names. A file of pictures without
    /// labels, or of labels without pictures, makes a pair of which one file is missing.
    public static func pairs(in folder: String) -> [IDXPair] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let pairs = names.filter { !$0.hasPrefix(".") }.compactMap {
            IDXPair(file: "\(folder)/\($0)")
        }
        return Set(pairs).sorted { $0.images < $1.images }
    }

    /// The pair that one of its files belongs to; nil for a file that is not named as one of a pair.
    public init?(file: String) {
        let folderEnd = file.lastIndex(of: "/").map(file.index(after:)) ?? file.startIndex
        let (folder, name) = (String(file[..<folderEnd]), String(file[folderEnd...]))
        let kinds = [("images", "idx3"), ("labels", "idx1")]
        guard
            let own = kinds.firstIndex(where: { name.contains($0.0) && name.contains($0.1) })
        else { return nil }
        let (mine, other) = (kinds[own], kinds[1 - own])
        let partner =
            folder + name.replacing(mine.0, with: other.0).replacing(mine.1, with: other.1)
        let variant = partner.hasSuffix(".gz") ? String(partner.dropLast(3)) : partner + ".gz"
        let found = [partner, variant].first { FileManager.default.fileExists(atPath: $0) }
        let files = [file, found ?? partner]
        self.init(images: files[own], labels: files[1 - own])
    }

    /// The pictures and their labels. These are as the file has them, not all of them need be numbers
    /// of classes.
    ///
    /// - Throws: `DatasetError` naming the file that is missing, damaged, cut off or of another kind,
    ///   or both where their counts differ.
    public func read() throws(DatasetError) -> ImageSet {
        let limit = Self.mostPictures
        let labels = try IDXReader.labels(at: labels, classes: nil, limit: limit)
        let set = try IDXReader.images(at: images, limit: limit)
        guard set.height == 28, set.width == 28 else {
            throw .wrongPictureSize(
                file: images, expected: "28×28", found: "\(set.height)×\(set.width)")
        }
        guard set.count == labels.count else {
            throw .countsDiffer(
                images: images, imageCount: set.count, labels: self.labels,
                labelCount: labels.count)
        }
        return ImageSet(pixels: set.pixels, height: 28, width: 28, labels: labels)
    }

    /// What the two files hold for these pictures of one size and their labels.
    public static func bytes(
        of pictures: [GrayImage], labels: [UInt8]
    ) -> (images: [UInt8], labels: [UInt8]) {
        precondition(
            pictures.count == labels.count, "\(pictures.count) pictures, \(labels.count) labels")
        let (height, width) = (pictures.first?.height ?? 28, pictures.first?.width ?? 28)
        var images = header(IDXHeader.imagesMagic, [pictures.count, height, width])
        for picture in pictures {
            precondition(
                (picture.height, picture.width) == (height, width), "pictures of two sizes")
            images += picture.pixels
        }
        return (images, header(IDXHeader.labelsMagic, [labels.count]) + labels)
    }

    private static func header(_ magic: UInt32, _ sizes: [Int]) -> [UInt8] {
        ([magic] + sizes.map(UInt32.init)).flatMap { word in
            [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> $0) }
        }
    }
}
