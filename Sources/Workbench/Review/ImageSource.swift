import Datasets

/// Where images to look at come from: a part of the data set, or the person's own.
public enum ImageSource: String, Sendable, Hashable, CaseIterable {
    /// The data set's training images.
    case train
    /// The data set's test images.
    case test
    /// The collection of own images.
    case own

    /// A part of the data set.
    public init(_ part: Part) {
        self = part == .train ? .train : .test
    }

    /// The part of the data set; nil for own images.
    public var part: Part? {
        switch self {
        case .train: .train
        case .test: .test
        case .own: nil
        }
    }
}

/// The images of a source, as a queue looks at them.
struct SourceImages: Sendable {
    let source: ImageSource
    let images: SplitImages
    /// What each is labelled by the data set, an own image by a person; nil for none.
    let labels: [Int?]
    /// The own images, in the same order; none of a part.
    let own: [OwnImage]
}

extension Workbench {
    /// The images of a source.
    ///
    /// - Throws: `DatasetError`, `LabelStoreError`.
    func images(of source: ImageSource) async throws -> SourceImages {
        guard let part = source.part else {
            let own = try await ownImages()
            return SourceImages(
                source: source, images: SplitImages(own.map(\.sample.image)),
                labels: own.map(\.label), own: own)
        }
        let set = try await shelf.images(of: part)
        return SourceImages(
            source: source,
            images: SplitImages(part: part, set: set, indices: Array(0..<set.count)),
            labels: set.labels.map { Int($0) }, own: [])
    }

    /// What the model in use makes of them; nil if the task was cancelled.
    func predictions(
        of looked: SourceImages, progress: @escaping @Sendable (Double) -> Void
    ) async throws -> PartPredictions? {
        if let part = looked.source.part {
            return try await predictions(of: part, progress: progress)
        }
        return try await predictions(of: looked.own, progress: progress)
    }
}
