import Datasets

/// The parts of the data set, each read from the disk once. What could not be read is tried again
/// the next time, because the person may have installed it meanwhile.
actor DataShelf {
    private let configuration: Configuration
    private var parts: [Part: ImageSet] = [:]
    private var averages: [GrayImage]?
    private var testPictures: PictureIndex?

    init(configuration: Configuration) {
        self.configuration = configuration
    }

    /// Where the data set lies.
    nonisolated func folder() throws(DatasetError) -> String {
        try FashionMNIST.locate(
            named: configuration.dataFolder, environment: configuration.environment)
    }

    func images(of part: Part) throws -> ImageSet {
        if let known = parts[part] { return known }
        let set = try FashionMNIST.load(
            part, from: try folder(), acceptsOtherContent: configuration.acceptsOtherData)
        parts[part] = set
        return set
    }

    /// The images of a split, as a part and the indices in it.
    ///
    /// - Parameter validation: How many of the training file are the validation split's; nil for a
    ///   twelfth.
    func images(of split: Split, validation: Int? = nil) throws -> SplitImages {
        guard split != .test else {
            let set = try images(of: Part.test)
            return SplitImages(part: .test, set: set, indices: Array(0..<set.count))
        }
        let set = try images(of: Part.train)
        let indices = Split.indices(
            count: set.count, validation: min(validation ?? set.count / 12, max(set.count - 1, 0)))
        return SplitImages(
            part: .train, set: set, indices: split == .train ? indices.train : indices.validation)
    }

    /// Where the pictures of the test part are.
    func pictures() throws -> PictureIndex {
        if let known = testPictures { return known }
        let made = PictureIndex(try images(of: Part.test))
        testPictures = made
        return made
    }

    /// The mean picture of each class over the train split.
    func classAverages() throws -> [GrayImage] {
        if let averages { return averages }
        let train = try images(of: Split.train)
        let made = train.averages(classes: FashionMNIST.classNames.count)
        averages = made
        return made
    }
}

/// Some images of a part.
struct SplitImages: Sendable {
    let part: Part
    let set: ImageSet
    var indices: [Int]

    /// The mean picture of each class; blank for a class without images.
    func averages(classes: Int) -> [GrayImage] {
        let size = set.width * set.height
        var sums = [Int](repeating: 0, count: classes * size)
        var counts = [Int](repeating: 0, count: classes)
        for index in indices {
            let label = Int(set.labels[index])
            counts[label] += 1
            set.withPixels(of: index) { pixels in
                sums.withUnsafeMutableBufferPointer { sums in
                    for i in 0..<size { sums[label * size + i] += Int(pixels[i]) }
                }
            }
        }
        return (0..<classes).map { label in
            let count = max(counts[label], 1)
            let pixels = sums[label * size..<(label + 1) * size].map {
                UInt8(($0 + count / 2) / count)
            }
            return GrayImage(width: set.width, height: set.height, pixels: pixels)
        }
    }
}
