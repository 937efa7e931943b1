/// A picture in colour: `height` rows of `width` pixels from the top, each red, green, blue.
public struct ColorImage: Sendable, Hashable {
    /// Pixels in a row.
    public let width: Int
    /// Rows.
    public let height: Int
    /// `height × width × 3` bytes.
    public let rgb: [UInt8]

    /// A picture of the given bytes, whose number must be `width × height × 3`.
    public init(width: Int, height: Int, rgb: [UInt8]) {
        precondition(
            width > 0 && height > 0 && rgb.count == width * height * 3,
            "\(rgb.count) bytes for a picture of \(width)×\(height)")
        self.width = width
        self.height = height
        self.rgb = rgb
    }

    /// The picture turned clockwise by `quarters` times 90 degrees; negative turns the other way.
    func rotated(quarters: Int) -> ColorImage {
        let turns = ((quarters % 4) + 4) % 4
        guard turns != 0 else { return self }
        let (newWidth, newHeight) = turns == 2 ? (width, height) : (height, width)
        let turned = [UInt8](unsafeUninitializedCapacity: rgb.count) { buffer, filled in
            for y in 0..<newHeight {
                for x in 0..<newWidth {
                    let (sourceX, sourceY) =
                        switch turns {
                        case 1: (y, height - 1 - x)
                        case 2: (width - 1 - x, height - 1 - y)
                        default: (width - 1 - y, x)
                        }
                    for channel in 0..<3 {
                        buffer[(y * newWidth + x) * 3 + channel] =
                            rgb[(sourceY * width + sourceX) * 3 + channel]
                    }
                }
            }
            filled = rgb.count
        }
        return ColorImage(width: newWidth, height: newHeight, rgb: turned)
    }

    /// The part that `crop` names, at least one pixel.
    func cropped(to crop: PhotoConverter.Crop) -> ColorImage {
        let columns = Self.pixels(from: crop.x, share: crop.width, of: width)
        let rows = Self.pixels(from: crop.y, share: crop.height, of: height)
        var part: [UInt8] = []
        part.reserveCapacity(columns.count * rows.count * 3)
        for y in rows {
            let start = y * width
            part += rgb[(start + columns.lowerBound) * 3..<(start + columns.upperBound) * 3]
        }
        return ColorImage(width: columns.count, height: rows.count, rgb: part)
    }

    /// Red, green and blue, each 0…1.
    var planes: [Plane] {
        (0..<3).map { channel in
            Plane(
                width: width, height: height,
                values: stride(from: channel, to: rgb.count, by: 3).map { Float(rgb[$0]) / 255 })
        }
    }

    /// The picture in shades of grey, nil where it has colour.
    var grey: GrayImage? {
        var pixels: [UInt8] = []
        pixels.reserveCapacity(width * height)
        for start in stride(from: 0, to: rgb.count, by: 3) {
            guard rgb[start] == rgb[start + 1], rgb[start] == rgb[start + 2] else { return nil }
            pixels.append(rgb[start])
        }
        return GrayImage(width: width, height: height, pixels: pixels)
    }

    /// The picture with `edge` pixels along its longest edge at most.
    func reduced(toFit edge: Int) -> ColorImage {
        guard max(width, height) > edge else { return self }
        let channels = planes.map { $0.reduced(toFit: edge) }
        let reduced = channels[0].values.indices.flatMap { position in
            channels.map { UInt8(($0.values[position] * 255).rounded()) }
        }
        return ColorImage(width: channels[0].width, height: channels[0].height, rgb: reduced)
    }

    private static func pixels(from start: Double, share: Double, of length: Int) -> Range<Int> {
        // Also orders what is not a number.
        func within(_ value: Double) -> Int { Int(max(0, min(Double(length), value))) }
        let first = min(within((start * Double(length)).rounded()), length - 1)
        let last = within(((start + share) * Double(length)).rounded())
        return first..<max(first + 1, last)
    }
}
