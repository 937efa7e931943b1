import CKernels
import Glibc

/// Which pictures of 28×28 are nearly the same as another: the cosine of their pixels is at least
/// 0.99, so that a shade lighter or darker makes no difference.
///
/// Every such pair is found. Pictures lie at least as far apart as their lowest frequencies do, which
/// leaves few pairs to compare pixel by pixel: 70,000 pictures take seconds.
public struct NearPictures: Sendable {
    /// Another picture, and how alike the two are.
    public struct Neighbour: Sendable, Hashable {
        /// Among the pictures that were searched.
        public let index: Int
        /// The cosine of the pixels, 0.99…1.
        public let alikeness: Float
    }

    /// Pictures at least as alike as this are nearly the same.
    public static let alikeness = 0.99
    /// Pixels of a picture.
    public static let size = 28 * 28

    /// The most alike picture of each, nil for one that has none; of two the first counts.
    public private(set) var nearest: [Neighbour?]
    /// The most alike picture of each among those of another class.
    public private(set) var nearestOfOtherClass: [Neighbour?]

    /// Nil if the task was cancelled.
    ///
    /// - Parameters:
    ///   - pixels: `[labels.count, 28, 28]`.
    ///   - progress: Is told the share done, 0…1.
    public init?(
        pixels: [UInt8], labels: [UInt8], progress: (Double) -> Void = { _ in }
    ) {
        precondition(
            pixels.count == labels.count * Self.size,
            "\(pixels.count) pixels for \(labels.count) pictures of 28×28")
        nearest = Array(repeating: nil, count: labels.count)
        nearestOfOtherClass = nearest
        guard !labels.isEmpty else { return }
        let cells = PictureCells(pixels: pixels, side: Self.radius)
        let finished = pixels.withUnsafeBufferPointer { pixels in
            cells.forEachNearPair(pixels: pixels, progress: progress) { a, b, product in
                let (first, second) = (Double(cells.squares[a]), Double(cells.squares[b]))
                // Blank pictures have no direction, but are all the same.
                let alikeness =
                    first * second > 0
                    ? Double(product) / (first * second).squareRoot() : first == second ? 1 : 0
                guard alikeness >= Self.alikeness else { return }
                note(a, b, Float(alikeness), labels)
                note(b, a, Float(alikeness), labels)
            }
        }
        if !finished { return nil }
    }

    /// How far apart two directions are whose cosine is just `alikeness`.
    private static let radius = Float((2 * (1 - alikeness)).squareRoot())

    private mutating func note(_ index: Int, _ other: Int, _ alikeness: Float, _ labels: [UInt8]) {
        let found = Neighbour(index: other, alikeness: alikeness)
        if found.isNearer(than: nearest[index]) { nearest[index] = found }
        if labels[index] != labels[other], found.isNearer(than: nearestOfOtherClass[index]) {
            nearestOfOtherClass[index] = found
        }
    }
}

extension NearPictures.Neighbour {
    fileprivate func isNearer(than other: Self?) -> Bool {
        guard let other else { return true }
        return (alikeness, -index) > (other.alikeness, -other.index)
    }
}
