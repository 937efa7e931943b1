/// Pictures of one size with their labels, as one block of bytes: 60,000 pictures of 28×28 take
/// 47 MB, and copies of the set share them.
public struct ImageSet: Sendable {
    /// Rows of each picture.
    public let height: Int
    /// Pixels in each row.
    public let width: Int
    /// The class of each picture as the data set gives it, 0 ..< number of classes.
    public let labels: [UInt8]

    private let pixels: [UInt8]

    /// Number of pictures.
    public var count: Int { labels.count }

    /// A set of `labels.count` pictures whose `pixels` follow each other row by row.
    public init(pixels: [UInt8], height: Int, width: Int, labels: [UInt8]) {
        precondition(
            pixels.count == labels.count * height * width,
            "\(pixels.count) pixels for \(labels.count) pictures of \(width)×\(height)")
        self.pixels = pixels
        self.height = height
        self.width = width
        self.labels = labels
    }

    /// The picture at `index`, copied.
    public subscript(index: Int) -> GrayImage {
        withPixels(of: index) { GrayImage(width: width, height: height, pixels: Array($0)) }
    }

    /// Calls `body` with the `height × width` bytes of the picture at `index`, without a copy.
    public func withPixels<Result>(
        of index: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
    ) rethrows -> Result {
        precondition((0..<count).contains(index), "picture \(index) of \(count)")
        let size = height * width
        return try pixels.withUnsafeBufferPointer { block in
            try body(UnsafeBufferPointer(rebasing: block[index * size..<(index + 1) * size]))
        }
    }
}
