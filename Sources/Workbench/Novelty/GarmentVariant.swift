import Datasets

/// Garments as a person draws them, made of those of the data set: in one or two even shades, or
/// smaller. A detector that has seen photographs only takes any drawing for something else.
enum GarmentVariant: CaseIterable {
    case oneShade, twoShades, smaller

    /// The variant of a picture for its place in a list; the kinds take turns.
    static func picture(_ image: GrayImage, _ index: Int, seed: UInt64) -> GrayImage {
        var random = SeededGenerator(seed: seed &+ UInt64(index) &* 0x9E37_79B9)
        switch allCases[index % allCases.count] {
        case .oneShade: return shaded(image, from: 256, &random)
        case .twoShades: return shaded(image, from: random.count(in: 80...200), &random)
        case .smaller: return smaller(image, &random)
        }
    }

    /// - Parameter light: The value from which a pixel has the second shade.
    private static func shaded(
        _ image: GrayImage, from light: Int, _ random: inout SeededGenerator
    ) -> GrayImage {
        let floor = random.count(in: 20...60)
        let shades = [random.count(in: 100...255), random.count(in: 100...255)]
        return image.mapped { _, _, value in
            Int(value) <= floor ? 0 : UInt8(Int(value) < light ? shades[0] : shades[1])
        }
    }

    /// 65 to 100 % of the size, somewhere on the canvas.
    private static func smaller(
        _ image: GrayImage, _ random: inout SeededGenerator
    ) -> GrayImage {
        let size = Int((Double(image.width) * random.value(in: 0.65...1)).rounded())
        let step = Double(image.width) / Double(size)
        let left = random.below(image.width - size + 1)
        let top = random.below(image.height - size + 1)
        return image.mapped { x, y, _ in
            guard (left..<left + size).contains(x), (top..<top + size).contains(y) else { return 0 }
            return image.value(
                (Double(x - left) + 0.5) * step - 0.5, (Double(y - top) + 0.5) * step - 0.5)
        }
    }
}

extension GrayImage {
    /// The shade at a place between pixels; beyond the border as at the border.
    fileprivate func value(_ x: Double, _ y: Double) -> UInt8 {
        let (x, y) = (min(max(x, 0), Double(width - 1)), min(max(y, 0), Double(height - 1)))
        let (column, row) = (min(Int(x), width - 2), min(Int(y), height - 2))
        let (right, low) = (x - Double(column), y - Double(row))
        func pixel(_ dx: Int, _ dy: Int) -> Double { Double(self[column + dx, row + dy]) }
        let top = pixel(0, 0) * (1 - right) + pixel(1, 0) * right
        let bottom = pixel(0, 1) * (1 - right) + pixel(1, 1) * right
        return UInt8((top * (1 - low) + bottom * low).rounded())
    }
}
