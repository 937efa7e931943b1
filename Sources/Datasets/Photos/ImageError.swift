/// What is wrong with a picture that a person opened, dropped or pasted, or that could not be saved.
public enum ImageError: Error, Sendable, Hashable {
    /// The file cannot be opened or read, or is not a regular file.
    case unreadable(name: String, reason: String)
    /// There are no bytes.
    case empty(name: String)
    /// The file has more bytes than are read.
    case fileTooLarge(name: String, bytes: Int, limit: Int)
    /// The bytes are in no picture format that is known here.
    case notAPicture(name: String)
    /// The bytes begin like a picture but do not decode, for example because they are cut off.
    case damaged(name: String, reason: String)
    /// The header states more pixels than are decoded.
    case tooManyPixels(name: String, width: Int, height: Int, limit: Int)
    /// There is not enough memory to decode it.
    case outOfMemory(name: String)
    /// Every pixel has the colour of the background.
    case blank(name: String)
    /// The picture could not be saved.
    case unwritable(path: String, reason: String)
}

extension ImageError: CustomStringConvertible {
    /// One sentence for a person: the picture, what is wrong, what to do.
    public var description: String {
        switch self {
        case .unreadable(let name, let reason):
            "“\(name)” cannot be read: \(reason)."
        case .empty(let name):
            "“\(name)” is empty: choose a file with a picture."
        case .fileTooLarge(let name, let bytes, let limit):
            "“\(name)” has \(bytes >> 20) MiB, more than the \(limit >> 20) MiB that are read: "
                + "save a smaller picture."
        case .notAPicture(let name):
            "“\(name)” is not a picture: choose a PNG, JPEG, GIF, BMP or TIFF file."
        case .damaged(let name, let reason):
            "“\(name)” is damaged or cut off (\(reason)): get the picture again."
        case .tooManyPixels(let name, let width, let height, let limit):
            "“\(name)” is \(width)×\(height) pixels, more than the \(limit / 1_000_000) million "
                + "that are opened: scale it down."
        case .outOfMemory(let name):
            "There is not enough memory to open “\(name)”: scale it down."
        case .blank(let name):
            "“\(name)” shows nothing but background: choose a picture of a garment."
        case .unwritable(let path, let reason):
            "“\(path)” cannot be written: \(reason)."
        }
    }
}
