import Datasets
import FoundationEssentials
import NeuralNetwork

/// How labels travel.
public enum LabelFormat: String, Sendable, CaseIterable {
    /// One text file, a line a label.
    case csv
    /// A folder that holds a folder of PNG pictures for each class.
    case png
    /// A folder with a file of pictures and a file of labels, as Fashion-MNIST comes.
    case idx

    /// What a path that labels are to be written to looks like: pictures for a folder or a path that
    /// ends with a slash, IDX for one that ends with `idx`, a CSV file otherwise.
    public init(ofPath path: String) {
        if path.hasSuffix("idx") || path.hasSuffix("idx/") {
            self = .idx
        } else {
            self = path.hasSuffix("/") || Self.isFolder(path) ? .png : .csv
        }
    }

    /// What `path` holds.
    ///
    /// - Throws: `FileError` for a path that cannot be read, `WorkbenchError.unusable` for an IDX
    ///   file whose name does not tell which one belongs to it.
    static func found(at path: String) throws -> Found {
        guard !isFolder(path) else {
            let pairs = IDXPair.pairs(in: path)
            return pairs.isEmpty ? .folder : .pairs(pairs)
        }
        if let pair = IDXPair(file: path) { return .pairs([pair]) }
        let bytes = try RegularFile.read(path, limit: 64 << 20)
        let (idx, gzip): ([UInt8], [UInt8]) = ([0, 0, 8], [0x1F, 0x8B])
        guard !bytes.starts(with: idx), !bytes.starts(with: gzip) else {
            throw WorkbenchError.unusable(
                path: path,
                reason: "the name of an IDX file must hold “images-idx3” or “labels-idx1”, so "
                    + "that the other one of the two can be found")
        }
        return .text(bytes)
    }

    /// Labels that lie somewhere.
    enum Found {
        /// The bytes of a file that may be CSV.
        case text([UInt8])
        /// A folder of folders of pictures.
        case folder
        /// Files of pictures with their labels.
        case pairs([IDXPair])
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
    }
}
