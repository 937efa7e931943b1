import CPixbufShim

/// SHA-256, which names samples and tells known files.
public enum SHA256 {
    /// The digest of `bytes` as 64 lower-case hexadecimal digits.
    public static func hexadecimal(_ bytes: UnsafeRawBufferPointer) -> String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(LAPEL_SHA256_SIZE)) { digest in
            let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
            lapel_sha256(start, bytes.count, digest.baseAddress)
            return digest.dropLast().reduce(into: "") { text, digit in
                text.unicodeScalars.append(Unicode.Scalar(UInt8(bitPattern: digit)))
            }
        }
    }
}
