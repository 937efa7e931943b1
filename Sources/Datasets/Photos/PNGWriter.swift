import CPixbufShim

extension GrayImage {
    /// Saves the picture as a PNG at `path`. What is at `path` is replaced only when all of it is on
    /// the disk.
    ///
    /// - Throws: `ImageError.unwritable`.
    public func writePNG(to path: String) throws(ImageError) {
        let rgb = pixels.flatMap { [$0, $0, $0] }
        var message = Array(repeating: CChar(0), count: Int(LAPEL_MESSAGE_SIZE))
        let status = lapel_png_write(path, rgb, CInt(width), CInt(height), 3, &message)
        guard status == LAPEL_IMAGE_OK else {
            let reason = message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
            throw .unwritable(path: path, reason: String(decoding: reason, as: UTF8.self))
        }
    }
}
