import FoundationEssentials

/// Arrays of single precision numbers, little-endian, as base64.
extension Field {
    /// The text that holds `count` numbers; its length is right, nothing is decoded yet.
    func base64(ofFloats count: Int) throws -> String {
        let text = try string()
        let length = (count * 4 + 2) / 3 * 4
        guard text.utf8.count == length else {
            throw fails(
                "\(length) characters of base64, which hold \(count) numbers",
                found: "\(text.utf8.count) characters")
        }
        return text
    }

    /// The bytes of `count` numbers.
    func bytes(ofBase64 text: String, count: Int) throws -> Data {
        guard let bytes = Data(base64Encoded: text), bytes.count == count * 4 else {
            throw fails("base64 of \(count * 4) bytes")
        }
        return bytes
    }

    /// `count` finite numbers.
    func floats(count: Int) throws -> [Float] {
        let values = try bytes(ofBase64: base64(ofFloats: count), count: count).littleEndianFloats
        if let value = values.first(where: { !$0.isFinite }) {
            throw fails("finite numbers", found: "partly \(value)")
        }
        return values
    }
}

extension Data {
    /// The bytes of the numbers.
    init(littleEndianFloats values: [Float]) {
        self = values.map(\.bitPattern.littleEndian).withUnsafeBytes { Data($0) }
    }

    /// As many numbers as there are bytes for.
    var littleEndianFloats: [Float] {
        withUnsafeBytes { bytes in
            (0..<bytes.count / 4).map { index in
                let bits = bytes.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self)
                return Float(bitPattern: UInt32(littleEndian: bits))
            }
        }
    }
}
