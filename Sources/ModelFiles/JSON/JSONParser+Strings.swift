extension JSONParser {
    /// The text from the quote at `position` to its partner; what lies between escapes is taken whole.
    mutating func string() throws -> String {
        position += 1
        var result = ""
        while true {
            let start = position
            skipPlainText()
            guard position < bytes.count else { throw JSONError.cutOff }
            let plain = UnsafeBufferPointer(rebasing: bytes[start..<position])
            guard let text = String(validating: plain, as: UTF8.self) else {
                throw unexpected("text in UTF-8")
            }
            result.append(text)
            if take("\"") { return result }
            guard take("\\") else {
                throw unexpected("a text without line breaks and control characters")
            }
            result.unicodeScalars.append(try escape())
        }
    }

    private mutating func skipPlainText() {
        while position < bytes.count {
            let byte = bytes[position]
            if byte < 0x20 || byte == 0x22 || byte == 0x5C { return }
            position += 1
        }
    }

    private mutating func escape() throws -> Unicode.Scalar {
        guard position < bytes.count else { throw JSONError.cutOff }
        let byte = bytes[position]
        if byte == UInt8(ascii: "u") {
            position += 1
            return try escapedScalar()
        }
        guard let scalar = Self.escapes[byte] else { throw unexpected("an escape such as \\n") }
        position += 1
        return scalar
    }

    private static let escapes: [UInt8: Unicode.Scalar] = [
        UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/",
        UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n",
        UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
    ]

    /// One `\uXXXX`, or two that form a surrogate pair.
    private mutating func escapedScalar() throws -> Unicode.Scalar {
        let first = try hexadecimal()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, take("\\"), take("u") else { throw unexpected("a surrogate pair") }
        let second = try hexadecimal()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw unexpected("a surrogate pair") }
        return scalar
    }

    private mutating func hexadecimal() throws -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard position < bytes.count else { throw JSONError.cutOff }
            guard
                let digit = Character(Unicode.Scalar(bytes[position])).hexDigitValue
            else { throw unexpected("four hexadecimal digits") }
            value = value << 4 | UInt32(digit)
            position += 1
        }
        return value
    }
}
