/// How training pictures are varied, so that a network does not learn them by heart.
///
/// Applied in the order of the properties. What a picture becomes depends on the seed, the epoch and
/// the picture's index only, never on the order in which pictures are asked for.
public struct Augmentation: Sendable, Hashable, Codable, CustomStringConvertible {
    /// Whether a picture is mirrored left to right.
    public enum HorizontalFlip: String, Sendable, Hashable, CaseIterable, Codable {
        /// Never.
        case none
        /// With probability ½ in each epoch.
        case random
        /// In every other epoch; half of the pictures begin mirrored (Jordan, "94 % on CIFAR-10 in
        /// 3.29 seconds", 2024).
        case alternating
    }

    /// Mirroring left to right.
    public var horizontalFlip: HorizontalFlip
    /// Shifts by up to this many pixels each way; what comes in is mirrored at the edge.
    public var translate: Int
    /// Pads with background by this many pixels, then cuts a picture of the old size at random.
    public var padCrop: Int
    /// Edge of a square of one grey, centred on any pixel and cut off at the border. 0 for none.
    public var cutout: Int
    /// The pixel value of that square: 0 is background, as if the garment ended there. DeVries and
    /// Taylor, 2017 (arXiv 1708.04552) take the mean of all pixels, which is 73 for Fashion-MNIST.
    public var cutoutFill: UInt8
    /// Probability that a rectangle of 2–40 % of the picture is filled with noise (Zhong et al.,
    /// 2017).
    public var randomErasing: Double

    /// Pictures as they are, but for what is named.
    public init(
        horizontalFlip: HorizontalFlip = .none, translate: Int = 0, padCrop: Int = 0,
        cutout: Int = 0, cutoutFill: UInt8 = 0, randomErasing: Double = 0
    ) {
        precondition(
            translate >= 0 && padCrop >= 0 && cutout >= 0 && (0...1).contains(randomErasing),
            "translate \(translate), padCrop \(padCrop), cutout \(cutout), "
                + "randomErasing \(randomErasing)")
        self.horizontalFlip = horizontalFlip
        self.translate = translate
        self.padCrop = padCrop
        self.cutout = cutout
        self.cutoutFill = cutoutFill
        self.randomErasing = randomErasing
    }

    /// Pictures as they are.
    public static let none = Augmentation()

    /// For example `flip alternating, pad-crop 2, cutout 8`, and `no augmentation`.
    public var description: String {
        let parts = [
            horizontalFlip == .none ? nil : "flip \(horizontalFlip)",
            translate == 0 ? nil : "translate \(translate)",
            padCrop == 0 ? nil : "pad-crop \(padCrop)",
            cutout == 0 ? nil : "cutout \(cutout)\(cutoutFill == 0 ? "" : " of \(cutoutFill)")",
            randomErasing == 0 ? nil : "random erasing \(randomErasing)",
        ].compactMap(\.self)
        return parts.isEmpty ? "no augmentation" : parts.joined(separator: ", ")
    }

    /// Writes the variant of `image` for (`seed`, `epoch`, `index`) as `image.count` network inputs,
    /// row by row. Allocates nothing.
    ///
    /// - Parameters:
    ///   - image: `height × width` bytes.
    ///   - output: room for as many floats.
    ///   - width: pixels in a row.
    ///   - index: the picture's place in its data set, not in the batch.
    public func fill(
        image: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<Float>,
        width: Int = 28, scaling: PixelScaling = .unit, epoch: Int, index: Int, seed: UInt64
    ) {
        precondition(
            width > 0 && image.count % width == 0 && output.count == image.count,
            "\(image.count) pixels in rows of \(width) into \(output.count) floats")
        guard self != .none else {
            scaling.fill(image: image, into: output)
            return
        }
        let size = PictureSize(width: width, height: image.count / width)
        precondition(translate < min(size.width, size.height), "translate \(translate) in \(size)")
        var generator = SplitMix64(seed: seed, epoch: epoch, index: index)
        let mirrored = isMirrored(epoch: epoch, index: index, seed: seed, generator: &generator)
        move(image, size, mirrored: mirrored, scaling: scaling, into: output, &generator)
        if cutout > 0 {
            let area = Rectangle.cutout(edge: cutout, in: size, &generator)
            let grey = scaling.input(of: cutoutFill)
            area.forEachPixel(ofWidth: width) { output[$0] = grey }
        }
        if randomErasing > 0, generator.unit() < randomErasing,
            let area = Rectangle.erased(in: size, &generator)
        {
            area.forEachPixel(ofWidth: width) {
                output[$0] = scaling.input(of: UInt8(truncatingIfNeeded: generator.next()))
            }
        }
    }

    private func isMirrored(
        epoch: Int, index: Int, seed: UInt64, generator: inout SplitMix64
    ) -> Bool {
        switch horizontalFlip {
        case .none:
            return false
        case .random:
            return generator.next() & 1 == 1
        case .alternating:
            var first = SplitMix64(seed: seed, epoch: 0, index: index)
            return (first.next() & 1 == 1) != (epoch % 2 == 1)
        }
    }

    /// Mirrors and shifts in one pass over the output.
    private func move(
        _ image: UnsafeBufferPointer<UInt8>, _ size: PictureSize, mirrored: Bool,
        scaling: PixelScaling, into output: UnsafeMutableBufferPointer<Float>,
        _ generator: inout SplitMix64
    ) {
        let columns = Shift(translate: translate, padCrop: padCrop, length: size.width, &generator)
        let rows = Shift(translate: translate, padCrop: padCrop, length: size.height, &generator)
        for y in 0..<size.height {
            let sourceRow = rows.source(of: y)
            for x in 0..<size.width {
                let column = columns.source(of: x)
                let position = y * size.width + x
                if let sourceRow, let column {
                    let sourceColumn = mirrored ? size.width - 1 - column : column
                    output[position] =
                        scaling.input(of: image[sourceRow * size.width + sourceColumn])
                } else {
                    output[position] = scaling.offset
                }
            }
        }
    }
}

extension SplitMix64 {
    /// A stream of its own for each picture of each epoch.
    fileprivate init(seed: UInt64, epoch: Int, index: Int) {
        var mixer = SplitMix64(state: seed)
        mixer.state = mixer.next() ^ UInt64(truncatingIfNeeded: epoch)
        mixer.state = mixer.next() ^ UInt64(truncatingIfNeeded: index)
        self.init(state: mixer.next())
    }
}
