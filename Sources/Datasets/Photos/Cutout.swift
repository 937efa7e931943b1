/// A garment cut from its backdrop: how strongly each pixel stands out.
struct Cutout {
    /// 0 backdrop … 1 as far from the backdrop as black is from white.
    let intensity: Plane
    /// The smallest part of the picture that holds the garment.
    let box: Rectangle

    /// Differences up to this much are the backdrop's (the data set's own trimming).
    private static let trimming: Float = 0.05
    /// So are those below this share of the strongest, which are shadows.
    private static let shadow: Float = 0.2
    /// A garment of which nine tenths stand out less is too faint to be told, and is made stronger.
    private static let faint: Float = 0.5

    /// Nil where nothing stands out. `channels` are red, green and blue, 0…1.
    init?(channels: [Plane], inversion: PhotoConverter.Inversion) {
        let (width, height) = (channels[0].width, channels[0].height)
        let backdrop = Backdrop(of: channels)
        let difference = Self.difference(channels, backdrop)
        let strongest = Self.quantile(0.98, of: difference.values)
        guard let highest = difference.values.max(), highest > Self.trimming else { return nil }
        let tolerance = max(Self.trimming, Self.shadow * strongest)
        let isGarment = Self.garment(in: difference, tolerance: tolerance)
        guard let box = Self.box(of: isGarment, width: width, height: height) else { return nil }
        self.box = box
        intensity = Self.intensity(channels, backdrop, isGarment, inversion)
    }

    /// The largest difference from the backdrop among the channels, so that hue counts too.
    private static func difference(_ channels: [Plane], _ backdrop: Backdrop) -> Plane {
        var result = channels[0]
        for y in 0..<result.height {
            for x in 0..<result.width {
                let position = y * result.width + x
                var largest: Float = 0
                for channel in 0..<3 {
                    let behind = backdrop.value(channel: channel, x: x, y: y)
                    largest = max(largest, abs(channels[channel].values[position] - behind))
                }
                result.values[position] = largest
            }
        }
        return result
    }

    /// All pixels but those that are joined to the border through pixels like the backdrop.
    private static func garment(in difference: Plane, tolerance: Float) -> [Bool] {
        let (width, height) = (difference.width, difference.height)
        var isGarment = Array(repeating: true, count: width * height)
        var waiting: [Int] = []
        func visit(_ position: Int) {
            guard isGarment[position], difference.values[position] < tolerance else { return }
            isGarment[position] = false
            waiting.append(position)
        }
        for x in 0..<width {
            visit(x)
            visit((height - 1) * width + x)
        }
        for y in 0..<height {
            visit(y * width)
            visit(y * width + width - 1)
        }
        while let position = waiting.popLast() {
            let x = position % width
            if x > 0 { visit(position - 1) }
            if x < width - 1 { visit(position + 1) }
            if position >= width { visit(position - width) }
            if position < (height - 1) * width { visit(position + width) }
        }
        return isGarment
    }

    /// Rows and columns at the edges with hardly a pixel of garment are specks.
    private static func box(of isGarment: [Bool], width: Int, height: Int) -> Rectangle? {
        var inColumn = Array(repeating: 0, count: width)
        var inRow = Array(repeating: 0, count: height)
        for position in isGarment.indices where isGarment[position] {
            inColumn[position % width] += 1
            inRow[position / width] += 1
        }
        guard let left = inColumn.firstIndex(where: { $0 > height / 100 }),
            let right = inColumn.lastIndex(where: { $0 > height / 100 }),
            let top = inRow.firstIndex(where: { $0 > width / 100 }),
            let bottom = inRow.lastIndex(where: { $0 > width / 100 })
        else { return nil }
        return Rectangle(columns: left..<right + 1, rows: top..<bottom + 1)
    }

    private static func intensity(
        _ channels: [Plane], _ backdrop: Backdrop, _ isGarment: [Bool],
        _ inversion: PhotoConverter.Inversion
    ) -> Plane {
        var lighter = channels[0]
        var room = channels[0]
        for y in 0..<lighter.height {
            for x in 0..<lighter.width {
                let position = y * lighter.width + x
                let light = luma { channels[$0].values[position] }
                let behind = luma { backdrop.value(channel: $0, x: x, y: y) }
                lighter.values[position] = light - behind
                room.values[position] = behind
            }
        }
        let garment = isGarment.indices.filter { isGarment[$0] }
        let isLight =
            switch inversion {
            case .never: false
            case .always: true
            case .automatic: quantile(0.5, of: garment.map { lighter.values[$0] }) > 0
            }
        var result = Plane(
            width: lighter.width, height: lighter.height,
            values: Array(repeating: 0, count: lighter.values.count))
        for position in garment {
            // At least half the scale: else dust on white would count as much as a coat on black.
            let most = max(0.5, isLight ? 1 - room.values[position] : room.values[position])
            let difference = isLight ? lighter.values[position] : -lighter.values[position]
            result.values[position] = min(1, max(0, difference / most))
        }
        return strengthened(result, garment: garment)
    }

    private static func strengthened(_ intensity: Plane, garment: [Int]) -> Plane {
        let strong = quantile(0.9, of: garment.map { intensity.values[$0] })
        guard strong < faint else { return intensity }
        let factor = min(6, faint / max(strong, 0.01))
        var result = intensity
        for position in garment {
            result.values[position] = min(1, result.values[position] * factor)
        }
        return result
    }

    /// Perceived lightness by ITU-R BT.709's weights.
    private static func luma(_ channel: (Int) -> Float) -> Float {
        0.2126 * channel(0) + 0.7152 * channel(1) + 0.0722 * channel(2)
    }

    private static func quantile(_ share: Float, of values: [Float]) -> Float {
        guard !values.isEmpty else { return 0 }
        return values.sorted()[Int(share * Float(values.count - 1))]
    }
}
