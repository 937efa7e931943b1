import FoundationEssentials
import LabelStore

/// An image of the collection: a picture of the person's own or a drawing, labelled or not.
public struct OwnImage: Sendable, Hashable, Identifiable {
    /// The picture, where it came from, and what a person said it is.
    public let sample: Sample
    /// Absolute path of the file that it was read from; nil where there was none.
    public let path: String?
    /// When it came into the collection.
    public let added: Date

    /// The sample's id.
    public var id: String { sample.id }
    /// The class that a person gave it, nil if none.
    public var label: Int? { sample.correctedLabel }
    /// The file's name, or what it is: `boot.png`, `Drawing`.
    public var name: String { sample.origin.ownName }
}

extension Sample.Origin {
    /// What to call a picture from outside the data set: on one line, whatever its file is called.
    var ownName: String {
        switch self {
        case .dataSet: words
        case .drawing: "Drawing"
        case .photo(""): "Picture"
        case .photo(let name): (name.split(separator: "/").last ?? "Picture").onOneLine
        }
    }
}

extension Substring {
    /// Without the control characters that a file's name may hold.
    fileprivate var onOneLine: String {
        let scalars = unicodeScalars.map { scalar -> Unicode.Scalar in
            scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar
        }
        return String(String.UnicodeScalarView(scalars))
    }
}

extension OwnImage {
    init(_ record: OwnImageRecord) {
        let origin = Sample.Origin(record.origin)
        let image = GrayImage(width: Drawing.edge, height: Drawing.edge, pixels: record.pixels)
        sample = Sample(image: image, origin: origin, correctedLabel: record.label)
        // A label given in Try keeps the whole path in the name's place.
        path =
            if record.path == nil, case .photo(let name) = origin, name.hasPrefix("/") {
                name
            } else {
                record.path
            }
        added = record.added
    }
}

/// What adding to the collection did.
public struct OwnImport: Sendable, Hashable {
    /// Ids of the images that are new, in the order of their files.
    public var added: [String] = []
    /// How many pictures show what was there before, or what another one of them shows.
    public var known = 0
    /// A sentence for each file or folder that could not be read.
    public var problems: [String] = []

    /// A report of what was added.
    public init(added: [String] = [], known: Int = 0, problems: [String] = []) {
        (self.added, self.known, self.problems) = (added, known, problems)
    }
}
