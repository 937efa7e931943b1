/// Turns a photo into what the network sees, 28×28 light on dark, the way the pictures of
/// Fashion-MNIST were made (Xiao, Rasul and Vollgraf, 2017, section 2): trim the border, take every
/// n-th pixel until the longest edge has 28, sharpen, pad to a square, negate.
///
/// Before that the garment is cut from its backdrop and the photo is reduced to the 73 pixels of the
/// thumbnails that the data set was made from. A picture that is 28×28, grey and light on dark goes
/// in byte for byte.
public enum PhotoConverter {
    /// Whether light and dark are exchanged.
    public enum Inversion: String, Sendable, Hashable, CaseIterable, Codable {
        /// As the picture needs it.
        case automatic
        /// The garment is darker than its background.
        case never
        /// The garment is lighter than its background.
        case always
    }

    /// What a person asks of the conversion.
    public struct Options: Sendable, Hashable, Codable {
        /// Clockwise turns by 90 degrees, applied first; negative turns the other way.
        public var quarterTurns: Int
        /// The part of the turned picture to use.
        public var crop: Crop?
        /// Whether light and dark are exchanged.
        public var inversion: Inversion

        /// The whole picture as it is, but for what is named.
        public init(
            quarterTurns: Int = 0, crop: Crop? = nil, inversion: Inversion = .automatic
        ) {
            self.quarterTurns = quarterTurns
            self.crop = crop
            self.inversion = inversion
        }
    }

    /// A part of a picture, in fractions of its width and height from the top left corner.
    public struct Crop: Sendable, Hashable, Codable {
        /// Left edge, 0 ..< 1.
        public var x: Double
        /// Top edge, 0 ..< 1.
        public var y: Double
        /// Share of the width; what reaches over the edge is cut off.
        public var width: Double
        /// Share of the height; what reaches over the edge is cut off.
        public var height: Double

        /// The part from (`x`, `y`), `width` wide and `height` high.
        public init(x: Double, y: Double, width: Double, height: Double) {
            self.x = x
            self.y = y
            self.width = width
            self.height = height
        }
    }

    /// Pixels along each edge of the result.
    static let edge = 28
    /// The longest edge of the thumbnails that the data set was made from.
    private static let thumbnailEdge = 73

    /// The 28×28 picture of what `photo` shows.
    ///
    /// - Throws: `ImageError.blank` where nothing stands out from the background.
    static func image(
        of photo: ColorImage, name: String, options: Options
    ) throws(ImageError) -> (image: GrayImage, isUntouched: Bool) {
        let turned = photo.rotated(quarters: options.quarterTurns)
        if options.crop == nil, turned.width == edge, turned.height == edge, let grey = turned.grey
        {
            let isLightOnDark =
                switch options.inversion {
                case .automatic: grey.hasDarkCorners
                case .never: true
                case .always: false
                }
            return (isLightOnDark ? grey : grey.negated, isLightOnDark)
        }
        let part = options.crop.map { turned.cropped(to: $0) } ?? turned
        let channels = part.planes.map { $0.reduced(toFit: 4 * thumbnailEdge) }
        guard let cutout = Cutout(channels: channels, inversion: options.inversion) else {
            throw .blank(name: name)
        }
        let small = cutout.intensity.cropped(to: cutout.box).reduced(toFit: thumbnailEdge)
            .subsampled(toFit: edge).sharpened
        return (centred(small), false)
    }

    private static func centred(_ plane: Plane) -> GrayImage {
        var image = GrayImage(blankOfWidth: edge, height: edge)
        let (left, top) = ((edge - plane.width) / 2, (edge - plane.height) / 2)
        for y in 0..<plane.height {
            for x in 0..<plane.width {
                let value = min(1, max(0, plane.values[y * plane.width + x]))
                image[left + x, top + y] = UInt8((value * 255).rounded())
            }
        }
        return image
    }
}

extension GrayImage {
    /// Three of the four corners are dark, which tells all 60,000 pictures of the data set from
    /// their negatives.
    fileprivate var hasDarkCorners: Bool {
        let corners = [
            self[0, 0], self[width - 1, 0], self[0, height - 1], self[width - 1, height - 1],
        ]
        return corners.sorted()[2] < 128
    }

    fileprivate var negated: GrayImage {
        GrayImage(width: width, height: height, pixels: pixels.map { 255 - $0 })
    }
}
