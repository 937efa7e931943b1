import CPixbufShim

/// Opens pictures of any format that gdk-pixbuf knows, with limits on what a file may ask for.
enum PictureDecoder {
    static let longestFile = 256 << 20
    static let mostPixels = 64_000_000
    /// Larger pictures are reduced to this edge while they load.
    static let longestEdge = 1024

    static func bytes(ofFile path: String, name: String) throws(ImageError) -> [UInt8] {
        do {
            let file = try RegularFile(path: path)
            guard file.size <= longestFile else {
                throw ImageError.fileTooLarge(name: name, bytes: file.size, limit: longestFile)
            }
            return try file.readAll()
        } catch let error as RegularFile.Failure {
            throw .unreadable(name: name, reason: error.reason)
        } catch let error as ImageError {
            throw error
        } catch {
            preconditionFailure("\(error)")
        }
    }

    /// The picture upright, on white where it is transparent; of an animation, the first frame.
    static func decode(_ bytes: [UInt8], name: String) throws(ImageError) -> ColorImage {
        guard !bytes.isEmpty else { throw .empty(name: name) }
        guard bytes.count <= longestFile else {
            throw .fileTooLarge(name: name, bytes: bytes.count, limit: longestFile)
        }
        var decoded = LapelImage()
        let status = lapel_image_decode(
            bytes, bytes.count, Int64(mostPixels), CInt(longestEdge), &decoded)
        defer { lapel_image_clear(&decoded) }
        switch status {
        case LAPEL_IMAGE_OK:
            // gdk-pixbuf takes what is missing for decoded.
            guard PictureEnd.isReached(in: bytes) else {
                throw .damaged(name: name, reason: "its end is missing")
            }
            return onWhite(decoded)
        case LAPEL_IMAGE_UNKNOWN_FORMAT:
            throw .notAPicture(name: name)
        case LAPEL_IMAGE_TOO_LARGE:
            throw .tooManyPixels(
                name: name, width: Int(decoded.stated_width), height: Int(decoded.stated_height),
                limit: mostPixels)
        case LAPEL_IMAGE_OUT_OF_MEMORY:
            throw .outOfMemory(name: name)
        default:
            throw .damaged(name: name, reason: message(of: decoded))
        }
    }

    private static func onWhite(_ image: LapelImage) -> ColorImage {
        let (width, height) = (Int(image.width), Int(image.height))
        let channels = Int(image.channels)
        let source = UnsafeBufferPointer(start: image.pixels, count: width * height * channels)
        var rgb: [UInt8] = []
        rgb.reserveCapacity(width * height * 3)
        for pixel in 0..<width * height {
            let alpha = channels == 4 ? Int(source[pixel * channels + 3]) : 255
            for value in source[pixel * channels..<pixel * channels + 3] {
                let shade = Int(value) * alpha + 255 * (255 - alpha) + 127
                rgb.append(UInt8(shade / 255))
            }
        }
        return ColorImage(width: width, height: height, rgb: rgb)
    }

    private static func message(of image: LapelImage) -> String {
        let text = withUnsafeBytes(of: image.message) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        // It becomes part of a sentence.
        return text.hasSuffix(".") ? String(text.dropLast()) : text
    }
}
