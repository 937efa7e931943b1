import Datasets

/// Pictures that are no garments, made from random numbers alone: what a detector learns to tell from
/// garments. No letters, digits or pictures of a data set.
enum Outlier: CaseIterable {
    /// A line that wanders.
    case curve
    /// Bars and bows on a frame, as most characters have them.
    case sign
    /// Bars and bows as thick as those of a poster.
    case boldSign
    /// Straight lines that cross or go to and fro.
    case lines
    /// Arcs, rings and spirals.
    case rings
    /// Discs and patches.
    case blobs
    /// Grain, lattices, stripes, ramps, an even shade.
    case noise
    /// A few dots or nothing at all.
    case dots

    /// The outlier number `index` of those that belong to a seed, 28×28. The kinds take turns.
    static func picture(_ index: Int, seed: UInt64) -> GrayImage {
        var random = SeededGenerator(seed: seed &+ UInt64(index) &* 0x9E37_79B9)
        let kind = allCases[index % allCases.count]
        var image = kind.picture(&random)
        // Drawings of garments are as even and as sharp as these, so neither must tell.
        if random.unit() < 0.4 { image = image.grained(&random) }
        return image
    }

    private func picture(_ random: inout SeededGenerator) -> GrayImage {
        switch self {
        case .curve: Pen.curves(&random)
        case .sign: Pen.sign(size: 1.2...3.5, &random)
        case .boldSign: Pen.sign(size: 3...7, &random)
        case .lines: Pen.lines(&random)
        case .rings: Pen.rings(&random)
        case .blobs: Shade.blobs(&random)
        case .noise: Shade.noise(&random)
        case .dots: Pen.dots(&random)
        }
    }
}

extension SeededGenerator {
    /// Even in the range.
    mutating func value(in range: ClosedRange<Double>) -> Double {
        range.lowerBound + (range.upperBound - range.lowerBound) * unit()
    }

    /// Even among the numbers of the range.
    mutating func count(in range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.count)
    }
}

extension GrayImage {
    /// With the light of cloth: each lit pixel varies, and broad shades lie over all of it.
    fileprivate func grained(_ random: inout SeededGenerator) -> GrayImage {
        let grain = random.value(in: 0...0.3)
        let shade = Lattice(cells: 3, &random)
        let depth = random.value(in: 0...0.6)
        return mapped { x, y, value in
            let light = 1 - depth * shade.value(x, y) - grain * random.unit()
            return UInt8(Double(value) * light)
        }
    }

    /// The picture with each pixel changed.
    func mapped(_ body: (_ x: Int, _ y: Int, _ value: UInt8) -> UInt8) -> GrayImage {
        var image = self
        for y in 0..<height {
            for x in 0..<width { image[x, y] = body(x, y, self[x, y]) }
        }
        return image
    }
}
