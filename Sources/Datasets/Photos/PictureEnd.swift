/// Whether a file holds its picture to the end, for the two formats whose decoders fill in the rest
/// in silence.
enum PictureEnd {
    /// True for a format that is not looked at.
    static func isReached(in bytes: [UInt8]) -> Bool {
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return isReachedInPNG(bytes) }
        if bytes.starts(with: [0xFF, 0xD8]) { return isReachedInJPEG(bytes) }
        return true
    }

    /// Chunks (length, name, data, checksum) up to one named IEND.
    private static func isReachedInPNG(_ bytes: [UInt8]) -> Bool {
        var position = 8
        while position + 12 <= bytes.count {
            if bytes[position + 4..<position + 8].elementsEqual("IEND".utf8) { return true }
            let length = bytes[position..<position + 4].reduce(0) { $0 << 8 | Int($1) }
            position += 12 + length
        }
        return false
    }

    /// Segments (marker, length, data) up to the start of the scan; behind it the end marker, which
    /// packed data never holds. A thumbnail's end marker lies inside a segment and is stepped over.
    private static func isReachedInJPEG(_ bytes: [UInt8]) -> Bool {
        var position = 2
        while position + 4 <= bytes.count, bytes[position] == 0xFF {
            if bytes[position + 1] == 0xFF {
                position += 1
                continue
            }
            if bytes[position + 1] == 0xDA {
                return zip(bytes[position...], bytes[(position + 1)...]).contains {
                    $0 == 0xFF && $1 == 0xD9
                }
            }
            position += 2 + (Int(bytes[position + 2]) << 8 | Int(bytes[position + 3]))
        }
        return false
    }
}
