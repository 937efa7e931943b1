/// Fashion-MNIST (Xiao, Rasul and Vollgraf, 2017): 70,000 pictures of garments, 28×28, ten classes.
public struct FashionMNIST: Sendable {
    /// The ten classes; a label is an index into them.
    public static let classNames = [
        "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag",
        "Ankle boot",
    ]

    /// Which of the two pairs of files.
    public enum Part: String, Sendable, CaseIterable {
        /// 60,000 pictures, divided by `Split.indices` into train and validation.
        case train
        /// 10,000 pictures.
        case test

        /// Pictures in the part.
        public var count: Int { self == .train ? 60_000 : 10_000 }

        var prefix: String { self == .train ? "train" : "t10k" }
    }

    /// The 60,000 pictures of the training file.
    public let train: ImageSet
    /// The 10,000 pictures of the test file.
    public let test: ImageSet

    /// Both parts from the four files in `folder`, each packed with gzip or plain.
    ///
    /// - Throws: `DatasetError` for a missing, unreadable, damaged or swapped file, and for a data
    ///   set that does not show garments.
    public static func load(from folder: String) throws(DatasetError) -> FashionMNIST {
        FashionMNIST(
            train: try load(.train, from: folder), test: try load(.test, from: folder))
    }

    /// One part from its two files in `folder`; the test part takes well under 0.1 s.
    ///
    /// - Parameter acceptsOtherContent: whether a set of another size or with other pictures than
    ///   Fashion-MNIST's may be loaded, as long as pictures are 28×28 and classes are ten.
    public static func load(
        _ part: Part, from folder: String, acceptsOtherContent: Bool = false
    ) throws(DatasetError) -> ImageSet {
        let imagesFile = try DatasetFolder.file("\(part.prefix)-images-idx3-ubyte", in: folder)
        let labelsFile = try DatasetFolder.file("\(part.prefix)-labels-idx1-ubyte", in: folder)
        // The small file first: most mistakes show there, before 47 MB are unpacked.
        let labels = try IDXReader.labels(at: labelsFile, classes: classNames.count)
        if !acceptsOtherContent, labels.count != part.count {
            throw .wrongCount(file: labelsFile, expected: part.count, found: labels.count)
        }
        let images = try IDXReader.images(at: imagesFile)
        guard images.height == 28, images.width == 28 else {
            throw .wrongPictureSize(
                file: imagesFile, expected: "28×28", found: "\(images.height)×\(images.width)")
        }
        guard images.count == labels.count else {
            throw .countsDiffer(
                images: imagesFile, imageCount: images.count, labels: labelsFile,
                labelCount: labels.count)
        }
        let set = ImageSet(
            pixels: images.pixels, height: images.height, width: images.width, labels: labels)
        if !acceptsOtherContent {
            try GarmentCheck.check(set, file: imagesFile)
        }
        return set
    }
}
