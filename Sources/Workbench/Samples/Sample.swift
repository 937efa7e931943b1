/// One image, where it came from, and what it is said to be.
public struct Sample: Sendable, Hashable, Identifiable {
    /// Where a sample came from.
    public enum Origin: Sendable, Hashable {
        /// The data set; the index counts in the part's files.
        case dataSet(Part, index: Int)
        /// The canvas.
        case drawing
        /// A picture that was opened, dropped or pasted.
        case photo(name: String)
    }

    /// SHA-256 of the pixels, in hexadecimal.
    public let id: String
    /// The picture, 28×28.
    public let image: GrayImage
    /// Where it came from.
    public let origin: Origin
    /// The class that the data set gives it, nil for a drawing or a photo.
    public let originalLabel: Int?
    /// The class that a person gave it, nil if none.
    public let correctedLabel: Int?

    /// What the sample is said to be; a person's word goes over the data set's.
    public var label: Int? { correctedLabel ?? originalLabel }

    /// A sample with what is known about it.
    public init(
        image: GrayImage, origin: Origin, originalLabel: Int? = nil, correctedLabel: Int? = nil
    ) {
        id = image.id
        self.image = image
        self.origin = origin
        self.originalLabel = originalLabel
        self.correctedLabel = correctedLabel
    }
}
