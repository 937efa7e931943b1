import Datasets

/// Pictures that are nearly the same as another one.
enum NearCopy {
    /// Those that a correction is learned with: moved by one pixel each way, mirrored, and both.
    static func learned(of image: GrayImage) -> [GrayImage] {
        moved(image) + [image.mirrored] + moved(image.mirrored)
    }

    /// The picture moved by one pixel each way.
    static func moved(_ image: GrayImage) -> [GrayImage] {
        [(1, 0), (-1, 0), (0, 1), (0, -1)].map(image.moved)
    }

    /// One to see whether learning reaches it: moved by up to a pixel each way, lighter or darker by
    /// up to a tenth, every other one mirrored.
    static func drawn(of image: GrayImage, _ place: Int, seed: UInt64) -> GrayImage {
        var generator = SeededGenerator(seed: seed &* 1_000_003 &+ UInt64(place))
        let moved = (place.isMultiple(of: 2) ? image : image.mirrored).moved(
            generator.below(3) - 1, generator.below(3) - 1)
        let shade = 90 + generator.below(21)
        return GrayImage(
            width: moved.width, height: moved.height,
            pixels: moved.pixels.map { UInt8(min(255, (Int($0) * shade + 50) / 100)) })
    }
}

extension GrayImage {
    /// Left to right.
    var mirrored: GrayImage {
        var copy = self
        for y in 0..<height {
            for x in 0..<width { copy[x, y] = self[width - 1 - x, y] }
        }
        return copy
    }

    /// With background coming in from the edge.
    fileprivate func moved(_ dx: Int, _ dy: Int) -> GrayImage {
        var copy = GrayImage(blankOfWidth: width, height: height)
        for y in max(0, dy)..<min(height, height + dy) {
            for x in max(0, dx)..<min(width, width + dx) { copy[x, y] = self[x - dx, y - dy] }
        }
        return copy
    }
}
