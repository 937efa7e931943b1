/// A picture that a person opened, decoded once and converted as often as its options change.
public struct Photo: Sendable {
    /// What to call the picture in messages: its path, or for instance "The clipboard".
    public let name: String
    /// The picture upright, 512 pixels along its longest edge at most, on white where it is
    /// transparent.
    public let preview: ColorImage

    private let picture: ColorImage

    /// The picture as it is, where it is grey and 28×28; nil for others.
    public var sample: GrayImage? {
        let isSized = picture.width == PhotoConverter.edge && picture.height == PhotoConverter.edge
        return isSized ? picture.grey : nil
    }

    /// Opens the picture in the file at `path`. Never waits on a pipe or a device.
    ///
    /// - Parameter name: What to call it in messages; nil for its path.
    /// - Throws: `ImageError` naming it.
    public init(file path: String, name: String? = nil) throws(ImageError) {
        let name = name ?? path
        try self.init(bytes: try PictureDecoder.bytes(ofFile: path, name: name), name: name)
    }

    /// Decodes the picture in `bytes`, the contents of a file of any format that gdk-pixbuf knows;
    /// of an animation, the first frame.
    ///
    /// - Throws: `ImageError` naming `name`.
    public init(bytes: [UInt8], name: String) throws(ImageError) {
        self.name = name
        picture = try PictureDecoder.decode(bytes, name: name)
        preview = picture.reduced(toFit: 512)
    }

    /// The 28×28 picture that the network sees.
    ///
    /// - Throws: `ImageError.blank` where nothing stands out from the background.
    public func converted(
        _ options: PhotoConverter.Options = PhotoConverter.Options()
    ) throws(ImageError) -> ConvertedPhoto {
        let (image, isUntouched) = try PhotoConverter.image(
            of: picture, name: name, options: options)
        return ConvertedPhoto(preview: preview, image: image, isUntouched: isUntouched)
    }
}

/// A photo and what the network sees of it.
public struct ConvertedPhoto: Sendable, Hashable {
    /// The photo before the options were applied, 512 pixels along its longest edge at most.
    public let preview: ColorImage
    /// 28×28, light on dark.
    public let image: GrayImage
    /// Whether the photo was already 28×28 light on dark and went in byte for byte.
    public let isUntouched: Bool
}
