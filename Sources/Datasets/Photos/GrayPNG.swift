import CZlib

extension GrayImage {
    /// The picture as a PNG file of one channel, byte for byte what a reader gets back
    /// (https://www.w3.org/TR/png-3).
    public var png: [UInt8] {
        let size = [width, height].flatMap { Self.word(UInt32($0)) }
        let (depth, grey, deflate, filters, progressive): (UInt8, UInt8, UInt8, UInt8, UInt8) =
            (8, 0, 0, 0, 0)
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            + Self.chunk("IHDR", size + [depth, grey, deflate, filters, progressive])
            + Self.chunk("IDAT", packedRows) + Self.chunk("IEND", [])
    }

    /// Each row after a byte that says that it is not filtered.
    private var packedRows: [UInt8] {
        let rows = (0..<height).flatMap { [0] + pixels[$0 * width..<($0 + 1) * width] }
        var size = compressBound(UInt(rows.count))
        return [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, filled in
            let status = compress(buffer.baseAddress, &size, rows, UInt(rows.count))
            precondition(status == Z_OK, "zlib refused \(rows.count) bytes with \(status)")
            filled = Int(size)
        }
    }

    private static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
        let body = Array(name.utf8) + data
        let checksum = crc32(0, body, UInt32(body.count))
        return word(UInt32(data.count)) + body + word(UInt32(truncatingIfNeeded: checksum))
    }

    private static func word(_ value: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }
}
