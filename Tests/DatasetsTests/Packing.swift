/// Just enough of gzip and PNG to make test files of any shape, sound or broken.
enum Packing {
    static func gzip(_ bytes: [UInt8]) -> [UInt8] {
        [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255] + stored(bytes)
            + words([crc32(bytes).byteSwapped, UInt32(bytes.count).byteSwapped])
    }

    /// `rows` are the bytes of the picture without filter bytes. `colorType` is 0 grey, 2 colour,
    /// 3 palette, 6 colour and alpha.
    static func png(
        width: Int, height: Int, depth: UInt8 = 8, colorType: UInt8, palette: [UInt8] = [],
        pixels: [UInt8]
    ) -> [UInt8] {
        let rowSize = pixels.count / height
        let rows = (0..<height).flatMap { [0] + pixels[$0 * rowSize..<($0 + 1) * rowSize] }
        let header = words([UInt32(width), UInt32(height)]) + [depth, colorType, 0, 0, 0]
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", header)
            + (palette.isEmpty ? [] : chunk("PLTE", palette))
            + chunk("IDAT", [0x78, 0x01] + stored(rows) + words([adler32(rows)]))
            + chunk("IEND", [])
    }

    static func words(_ values: [UInt32]) -> [UInt8] {
        values.flatMap { value in
            [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> UInt32($0)) }
        }
    }

    private static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
        let body = Array(name.utf8) + data
        return words([UInt32(data.count)]) + body + words([crc32(body)])
    }

    /// Deflate without compression.
    private static func stored(_ bytes: [UInt8]) -> [UInt8] {
        let starts = Array(stride(from: 0, to: max(1, bytes.count), by: 65_535))
        return starts.flatMap { start in
            let part = bytes[start..<min(start + 65_535, bytes.count)]
            let count = UInt16(part.count)
            let sizes = [count, ~count].flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
            return [start == starts.last ? 1 : 0] + sizes + part
        }
    }

    private static let remainders: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(byte) { value, _ in
            value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1
        }
    }

    private static func crc32(_ bytes: [UInt8]) -> UInt32 {
        var crc: UInt32 = ~0
        for byte in bytes { crc = crc >> 8 ^ remainders[Int(UInt8(crc & 0xFF) ^ byte)] }
        return ~crc
    }

    private static func adler32(_ bytes: [UInt8]) -> UInt32 {
        var (a, b): (UInt32, UInt32) = (1, 0)
        for byte in bytes {
            a = (a + UInt32(byte)) % 65_521
            b = (b + a) % 65_521
        }
        return b << 16 | a
    }
}
