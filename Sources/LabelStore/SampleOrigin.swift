/// Where a sample came from.
public enum SampleOrigin: Hashable, Sendable, CustomStringConvertible {
    /// The image at `index`, counted from 0, of a part of the data set.
    case dataset(Split, index: Int)
    /// Drawn on the canvas.
    case drawn
    /// Opened from an image, whose file name is known unless it was pasted.
    case image(file: String?)

    /// A part of the data set.
    public enum Split: String, CaseIterable, Sendable {
        /// The images that models learn from.
        case train
        /// The images that choose between checkpoints.
        case validation
        /// The images that only measure.
        case test
    }

    /// `test:42`, `drawn`, `image` or `image:photo.png`.
    public var description: String {
        switch self {
        case .dataset(let split, let index): "\(split.rawValue):\(index)"
        case .drawn: "drawn"
        case .image(nil): "image"
        case .image(let file?): "image:\(file)"
        }
    }

    /// Whether the data set holds the pixels, so that the store need not.
    public var isInDataset: Bool {
        if case .dataset = self { true } else { false }
    }
}

extension SampleOrigin {
    /// The columns `origin`, `position` and `file`.
    var columns: (origin: String, position: Int?, file: String?) {
        switch self {
        case .dataset(let split, let index): (split.rawValue, index, nil)
        case .drawn: ("drawn", nil, nil)
        case .image(let file): ("image", nil, file)
        }
    }

    init(origin: String, position: Int?, file: String?) {
        if let split = Split(rawValue: origin), let position {
            self = .dataset(split, index: position)
        } else {
            self = origin == "drawn" ? .drawn : .image(file: file)
        }
    }
}
