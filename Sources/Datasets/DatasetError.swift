/// What is wrong with a data set's files: which file, what was expected and what was found.
public enum DatasetError: Error, Sendable, Hashable {
    /// None of the folders `tried` holds the data set.
    case notInstalled(tried: [String])
    /// The folder named by the person does not hold the data set's file `missing`.
    case missingFile(folder: String, missing: String)
    /// `path` cannot be opened or read.
    case unreadable(path: String, reason: String)
    /// The packed bytes do not unpack.
    case damaged(file: String, reason: String)
    /// The first four bytes are not those of the expected kind of file.
    case wrongMagic(file: String, expected: UInt32, found: UInt32)
    /// The file ends early; both counts are unpacked bytes.
    case truncated(file: String, expected: Int, found: Int)
    /// Bytes follow the last record, which ends at byte `expected`.
    case trailingBytes(file: String, expected: Int)
    /// The header states a size that no file of this kind has.
    case wrongPictureSize(file: String, expected: String, found: String)
    /// The file holds another number of records than the data set has.
    case wrongCount(file: String, expected: Int, found: Int)
    /// The header states more records than are read.
    case tooMany(file: String, found: Int, limit: Int)
    /// The two files of one split do not belong together.
    case countsDiffer(images: String, imageCount: Int, labels: String, labelCount: Int)
    /// A label is not the number of a class.
    case labelOutOfRange(file: String, index: Int, classes: Int, found: Int)
    /// The numbers of a table's row cannot be probabilities of the classes.
    case noProbabilities(file: String, row: Int, classes: Int)
    /// The files are in order, but their pictures are not garments. Intensities are 0…1.
    case otherContent(file: String, expectedIntensity: Double, foundIntensity: Double)
}

extension DatasetError: CustomStringConvertible {
    /// One sentence for a person: the file, what was expected, what was found, what to do.
    public var description: String {
        switch self {
        case .notInstalled(let tried):
            "Fashion-MNIST was not found in \(tried.joined(separator: " or ")): "
                + "install the package dataset-fashion-mnist or name its folder with --data."
        case .missingFile(let folder, let missing):
            "“\(folder)” has no file \(missing) or \(missing).gz: name a folder with the four "
                + "files of Fashion-MNIST, or install the package dataset-fashion-mnist."
        case .unreadable(let path, let reason):
            "“\(path)” cannot be read: \(reason)."
        case .damaged(let file, let reason):
            "“\(file)” is damaged (\(reason)): get the file again."
        case .wrongMagic(let file, let expected, let found):
            "“\(file)” should hold \(Self.kind(expected)) but holds \(Self.kind(found)): "
                + "check that files were not swapped or renamed."
        case .truncated(let file, let expected, let found):
            "“\(file)” is cut off: \(expected) bytes were expected and \(found) were found; "
                + "get the file again."
        case .trailingBytes(let file, let expected):
            "“\(file)” goes on after its \(expected) bytes: get the file again."
        case .wrongPictureSize(let file, let expected, let found):
            "“\(file)” states a picture size of \(found) where \(expected) was expected."
        case .wrongCount(let file, let expected, let found):
            "“\(file)” holds \(found) records where Fashion-MNIST has \(expected): "
                + "check that the train and t10k files were not swapped."
        case .tooMany(let file, let found, let limit):
            "“\(file)” states \(found) records, more than the \(limit) that are read: "
                + "divide it into several files."
        case .countsDiffer(let images, let imageCount, let labels, let labelCount):
            "“\(images)” holds \(imageCount) pictures but “\(labels)” holds \(labelCount) labels: "
                + "get both files from the same place."
        case .labelOutOfRange(let file, let index, let classes, let found):
            "“\(file)” gives picture \(index) the label \(found), but labels go from 0 to "
                + "\(classes - 1)."
        case .noProbabilities(let file, let row, let classes):
            "“\(file)” has no probabilities of \(classes) classes in row \(row): "
                + "its rows should be \(classes) shares each, not all of them 0."
        case .otherContent(let file, let expected, let found):
            "“\(file)” does not show garments (mean intensity \(Self.percent(found)), "
                + "Fashion-MNIST has \(Self.percent(expected))): "
                + "it may be a set of digits with the same file names."
        }
    }

    private static func kind(_ magic: UInt32) -> String {
        switch magic {
        case IDXHeader.imagesMagic: "pictures"
        case IDXHeader.labelsMagic: "labels"
        case IDXHeader.tableMagic: "probabilities"
        default: "something that is not IDX (it starts with \(magic))"
        }
    }

    private static func percent(_ fraction: Double) -> String {
        "\(Int((fraction * 100).rounded())) %"
    }
}
