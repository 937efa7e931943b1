import Datasets
import FoundationEssentials
import LabelStore
import NeuralNetwork

/// A picture that comes with a label, before it is known which sample it is.
struct LabelledPicture: Sendable {
    /// What to call it in messages.
    let place: String
    /// The file's name, which a picture of one's own keeps.
    let fileName: String
    /// Its pixels as they are, where it is grey and 28×28.
    let untouched: GrayImage?
    /// What the network sees.
    let image: GrayImage
    /// The sample that the file's name tells of.
    let named: SampleName?
    let classIndex: Int
}

/// The name that an exported picture has: `test-42.png` for an image of the data set, `drawn-` or
/// `image-` and the sample's id for another.
enum SampleName: Sendable, Hashable {
    case dataSet(Part, index: Int)
    case own(SampleOrigin, id: String)

    init(_ sample: Sample) {
        self =
            switch sample.origin {
            case .dataSet(let part, let index): .dataSet(part, index: index)
            case .drawing: .own(.drawn, id: sample.id)
            case .photo: .own(.image(file: nil), id: sample.id)
            }
    }

    /// Reads a file's name with or without its ending; nil for one that tells of no sample.
    init?(_ file: String) {
        let parts = file.prefix { $0 != "." }.split(separator: "-")
        guard parts.count == 2 else { return nil }
        if let part = Part(rawValue: String(parts[0])), let index = Int(parts[1]), index >= 0 {
            self = .dataSet(part, index: index)
        } else if parts[1].utf8.count == 64, parts[0] == "drawn" || parts[0] == "image" {
            self = .own(parts[0] == "drawn" ? .drawn : .image(file: nil), id: String(parts[1]))
        } else {
            return nil
        }
    }

    /// The name of the file.
    var file: String {
        switch self {
        case .dataSet(let part, let index): "\(part.rawValue)-\(index).png"
        case .own(.drawn, let id): "drawn-\(id).png"
        case .own(_, let id): "image-\(id).png"
        }
    }
}
