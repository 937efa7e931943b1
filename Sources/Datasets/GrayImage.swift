/// One picture in shades of grey: `height` rows of `width` bytes from the top, 0 background, 255
/// foreground.
public struct GrayImage: Sendable, Hashable {
    /// Pixels in a row.
    public let width: Int
    /// Rows.
    public let height: Int
    /// `height × width` bytes, row by row.
    public private(set) var pixels: [UInt8]

    /// A picture of the given pixels, whose number must be `width × height`.
    public init(width: Int, height: Int, pixels: [UInt8]) {
        precondition(
            width > 0 && height > 0 && pixels.count == width * height,
            "\(pixels.count) pixels for a picture of \(width)×\(height)")
        self.width = width
        self.height = height
        self.pixels = pixels
    }

    /// A picture that is all background.
    public init(blankOfWidth width: Int, height: Int) {
        self.init(width: width, height: height, pixels: Array(repeating: 0, count: width * height))
    }

    /// The pixel in column `x` of row `y`.
    public subscript(x: Int, y: Int) -> UInt8 {
        get { pixels[index(x, y)] }
        set { pixels[index(x, y)] = newValue }
    }

    /// What names this picture wherever it is kept: SHA-256 of its pixels, in hexadecimal.
    public var id: String {
        pixels.withUnsafeBytes { SHA256.hexadecimal($0) }
    }

    private func index(_ x: Int, _ y: Int) -> Int {
        precondition(
            (0..<width).contains(x) && (0..<height).contains(y),
            "pixel (\(x), \(y)) of a picture of \(width)×\(height)")
        return y * width + x
    }
}
