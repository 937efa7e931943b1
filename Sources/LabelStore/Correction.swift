/// The class that a person gives a sample, or the taking back of one.
public struct Correction: Hashable, Sendable {
    /// SHA-256 of the sample's pixels, 64 lower-case hexadecimal digits.
    public var sampleID: String
    /// Where the sample came from.
    public var origin: SampleOrigin
    /// The data set's label, or for other samples the class predicted at the time; nil where
    /// neither is known.
    public var original: Int?
    /// The class it really is, counted from 0; nil takes an earlier correction back.
    public var corrected: Int?
    /// 28 × 28 grey pixels, row by row, 0 is background. Needed for samples outside the data set,
    /// so that they can be learned from; nil for the others.
    public var pixels: [UInt8]?

    /// A correction. Samples that are not in the data set bring their 784 pixels with them, unless
    /// the store has them already.
    public init(
        sampleID: String, origin: SampleOrigin, original: Int?, corrected: Int?,
        pixels: [UInt8]? = nil
    ) {
        precondition(Self.isSHA256(sampleID), "a sample id is 64 hex digits, got \(sampleID)")
        precondition(pixels == nil || pixels?.count == 784, "784 pixels, got \(pixels?.count ?? 0)")
        precondition((original ?? 0) >= 0 && (corrected ?? 0) >= 0, "classes count from 0")
        self.sampleID = sampleID
        self.origin = origin
        self.original = original
        self.corrected = corrected
        self.pixels = pixels
    }

    /// Whether `text` is 64 lower-case hexadecimal digits.
    static func isSHA256(_ text: String) -> Bool {
        text.utf8.count == 64
            && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    }
}
