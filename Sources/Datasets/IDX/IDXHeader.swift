/// The start of an IDX file: a magic number, whose last byte is the rank, and a size an axis, all
/// big-endian words of 32 bits (http://yann.lecun.com/exdb/mnist, "The IDX file format").
struct IDXHeader {
    static let imagesMagic: UInt32 = 2051
    static let labelsMagic: UInt32 = 2049
    static let tableMagic: UInt32 = 2050
    /// Larger pictures are not what this format is used for; the limit bounds what is allocated.
    static let longestEdge = 1024

    /// Records, then for pictures rows and columns, for a table columns.
    let sizes: [Int]

    /// Bytes that follow the header.
    var payload: Int { sizes.reduce(1, *) }

    static func byteCount(ofMagic magic: UInt32) -> Int {
        4 + 4 * Int(magic & 0xFF)
    }

    init(_ bytes: [UInt8], magic: UInt32, file: String) throws(DatasetError) {
        let expected = Self.byteCount(ofMagic: magic)
        guard bytes.count >= 4 else {
            throw .truncated(file: file, expected: expected, found: bytes.count)
        }
        let words = stride(from: 0, to: bytes.count - 3, by: 4).map { start in
            bytes[start..<start + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        }
        guard words[0] == magic else {
            throw .wrongMagic(file: file, expected: magic, found: words[0])
        }
        guard bytes.count == expected else {
            throw .truncated(file: file, expected: expected, found: bytes.count)
        }
        let edges = words.dropFirst(2).map(Int.init)
        guard edges.allSatisfy((1...Self.longestEdge).contains) else {
            throw .wrongPictureSize(
                file: file, expected: "1×1 to \(Self.longestEdge)×\(Self.longestEdge)",
                found: edges.map(String.init).joined(separator: "×"))
        }
        sizes = words.dropFirst().map(Int.init)
    }
}
