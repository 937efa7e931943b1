import Datasets

/// Finds the places of a set that hold the very pixels of a picture: a test image stays one when it is
/// opened as a drawing, or comes twice.
struct PictureIndex: Sendable {
    private let set: ImageSet
    private let places: [Int: [Int]]

    init(_ set: ImageSet) {
        self.set = set
        var places: [Int: [Int]] = [:]
        for index in 0..<set.count {
            let hash = set.withPixels(of: index) { Self.hash(UnsafeRawBufferPointer($0)) }
            places[hash, default: []].append(index)
        }
        self.places = places
    }

    /// The indices with the pixels of `image`, ascending.
    func indices(of image: GrayImage) -> [Int] {
        let hash = image.pixels.withUnsafeBytes(Self.hash)
        return (places[hash] ?? []).filter { set[$0] == image }
    }

    private static func hash(_ pixels: UnsafeRawBufferPointer) -> Int {
        var hasher = Hasher()
        hasher.combine(bytes: pixels)
        return hasher.finalize()
    }
}
