struct PictureSize {
    let width: Int
    let height: Int
}

/// Where an axis of a shifted picture takes its pixels from.
struct Shift {
    private let reflected: Int
    private let padded: Int
    private let length: Int

    init(translate: Int, padCrop: Int, length: Int, _ generator: inout SplitMix64) {
        reflected = translate == 0 ? 0 : generator.below(2 * translate + 1) - translate
        padded = padCrop == 0 ? 0 : generator.below(2 * padCrop + 1) - padCrop
        self.length = length
    }

    /// The source of the pixel at `position`, nil where the padding shows.
    @inline(__always)
    func source(of position: Int) -> Int? {
        let cropped = position + padded
        guard cropped >= 0, cropped < length else { return nil }
        let moved = cropped + reflected
        if moved < 0 { return -moved }
        return moved < length ? moved : 2 * (length - 1) - moved
    }
}

/// Some rows and columns of a picture.
struct Rectangle {
    let columns: Range<Int>
    let rows: Range<Int>

    /// A square of `edge` pixels centred on any pixel, cut off at the border.
    static func cutout(
        edge: Int, in size: PictureSize, _ generator: inout SplitMix64
    ) -> Rectangle {
        let left = generator.below(size.width) - edge / 2
        let top = generator.below(size.height) - edge / 2
        return Rectangle(
            columns: (left..<left + edge).clamped(to: 0..<size.width),
            rows: (top..<top + edge).clamped(to: 0..<size.height))
    }

    /// A rectangle of 2–40 % of the area, 0.3 to 3.3 times as high as wide; nil where none of ten
    /// draws fits.
    static func erased(in size: PictureSize, _ generator: inout SplitMix64) -> Rectangle? {
        for _ in 0..<10 {
            let area = Double(size.width * size.height) * (0.02 + 0.38 * generator.unit())
            let aspect = 0.3 + 3.0 * generator.unit()
            let height = Int((area * aspect).squareRoot().rounded())
            let width = Int((area / aspect).squareRoot().rounded())
            guard width > 0, width <= size.width, height > 0, height <= size.height else {
                continue
            }
            let left = generator.below(size.width - width + 1)
            let top = generator.below(size.height - height + 1)
            return Rectangle(columns: left..<left + width, rows: top..<top + height)
        }
        return nil
    }

    /// Calls `body` with the index of each pixel in a picture whose rows have `width` pixels.
    @inline(__always)
    func forEachPixel(ofWidth width: Int, _ body: (Int) -> Void) {
        for y in rows {
            for x in columns { body(y * width + x) }
        }
    }
}
