/// The colour behind a garment, as it varies over the picture: the medians of the four corners,
/// blended between them, so that uneven light does not count as garment.
struct Backdrop {
    /// Red, green, blue of the corners: top left, top right, bottom left, bottom right.
    private let corners: [[Float]]
    private let width: Int
    private let height: Int

    /// A corner that differs from the border by more than this in a channel may be covered by the
    /// garment.
    private static let coveredCorner: Float = 0.2
    /// How far light that falls off does not follow the blend of its corners.
    private static let tolerance: Float = 0.08

    init(of channels: [Plane]) {
        let (width, height) = (channels[0].width, channels[0].height)
        let (across, down) = (max(1, width / 16), max(1, height / 16))
        let border = channels.map { Self.median(Self.border(of: $0)) }
        let patches = [
            (0..<across, 0..<down), (width - across..<width, 0..<down),
            (0..<across, height - down..<height), (width - across..<width, height - down..<height),
        ]
        let seen = patches.map { columns, rows in
            let patch = Rectangle(columns: columns, rows: rows)
            return channels.map { Self.median($0.cropped(to: patch).values) }
        }
        let uncovered = seen.map { colour in
            let distance = zip(colour, border).map { abs($0 - $1) }.max() ?? 0
            return distance > Self.coveredCorner ? border : colour
        }
        let lit = Self(corners: seen, width: width, height: height)
        let plain = Self(corners: uncovered, width: width, height: height)
        // A corner differs because the garment covers it or because the light falls on it; what the
        // rest of the border looks like tells which.
        self = lit.misfit(to: channels) < plain.misfit(to: channels) ? lit : plain
    }

    private init(corners: [[Float]], width: Int, height: Int) {
        (self.corners, self.width, self.height) = (corners, width, height)
    }

    /// How many values along the border are not the backdrop's.
    private func misfit(to channels: [Plane]) -> Int {
        let rows = (0..<height).flatMap { y in [(0, y), (width - 1, y)] }
        let places = (0..<width).flatMap { x in [(x, 0), (x, height - 1)] } + rows
        return channels.indices.reduce(0) { sum, channel in
            sum
                + places.count { x, y in
                    let own = channels[channel].values[y * width + x]
                    return abs(own - value(channel: channel, x: x, y: y)) > Self.tolerance
                }
        }
    }

    /// The backdrop's value in channel `channel` at column `x` of row `y`.
    func value(channel: Int, x: Int, y: Int) -> Float {
        let right = Float(x) / Float(max(1, width - 1))
        let low = Float(y) / Float(max(1, height - 1))
        let top = corners[0][channel] * (1 - right) + corners[1][channel] * right
        let bottom = corners[2][channel] * (1 - right) + corners[3][channel] * right
        return top * (1 - low) + bottom * low
    }

    private static func border(of plane: Plane) -> [Float] {
        let last = (plane.height - 1) * plane.width
        let sides = (0..<plane.height).flatMap { y in
            [plane.values[y * plane.width], plane.values[y * plane.width + plane.width - 1]]
        }
        return Array(plane.values[0..<plane.width]) + Array(plane.values[last...]) + sides
    }

    private static func median(_ values: [Float]) -> Float {
        values.sorted()[values.count / 2]
    }
}
