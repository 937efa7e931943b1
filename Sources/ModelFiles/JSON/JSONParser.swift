extension JSONValue {
    /// Reads a document, strictly as RFC 8259 says.
    ///
    /// At most 64 levels and a million values, so that a hostile file exhausts neither the stack
    /// nor the memory; a key may stand once in an object.
    ///
    /// - Throws: `JSONError` with the line.
    public init(parsing bytes: [UInt8]) throws {
        self = try bytes.withUnsafeBufferPointer { buffer in
            var parser = JSONParser(bytes: buffer)
            return try parser.document()
        }
    }
}

/// A recursive descent over the bytes.
struct JSONParser {
    static let maximumDepth = 64
    static let maximumValues = 1_000_000

    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0
    private var values = 0

    init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    mutating func document() throws -> JSONValue {
        let value = try value(depth: 0)
        skipSpace()
        guard position == bytes.count else { throw unexpected("the end of the file") }
        return value
    }

    private mutating func value(depth: Int) throws -> JSONValue {
        skipSpace()
        values += 1
        guard depth < Self.maximumDepth, values <= Self.maximumValues else {
            throw JSONError.tooComplex(
                line: line,
                limit: depth < Self.maximumDepth
                    ? "\(Self.maximumValues) values" : "\(Self.maximumDepth) levels")
        }
        switch bytes.count > position ? bytes[position] : nil {
        case UInt8(ascii: "{"): return try .object(object(depth: depth))
        case UInt8(ascii: "["): return try .array(array(depth: depth))
        case UInt8(ascii: "\""): return try .string(string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try .number(number())
        }
    }

    private mutating func object(depth: Int) throws -> JSONObject {
        position += 1
        var members: [JSONObject.Member] = []
        var keys: Set<String> = []
        skipSpace()
        if take("}") { return JSONObject() }
        while true {
            skipSpace()
            guard peek("\"") else { throw unexpected("a name in quotes") }
            let key = try string()
            guard keys.insert(key).inserted else {
                throw JSONError.duplicateKey(line: line, key: key)
            }
            skipSpace()
            guard take(":") else { throw unexpected("“:”") }
            members.append(.init(key: key, value: try value(depth: depth + 1)))
            skipSpace()
            if take("}") { return JSONObject(unique: members) }
            guard take(",") else { throw unexpected("“,” or “}”") }
        }
    }

    private mutating func array(depth: Int) throws -> [JSONValue] {
        position += 1
        var elements: [JSONValue] = []
        skipSpace()
        if take("]") { return elements }
        while true {
            elements.append(try value(depth: depth + 1))
            skipSpace()
            if take("]") { return elements }
            guard take(",") else { throw unexpected("“,” or “]”") }
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws -> JSONValue {
        for offset in 0..<word.utf8CodeUnitCount {
            guard position < bytes.count else { throw JSONError.cutOff }
            guard bytes[position] == word.utf8Start[offset] else { throw unexpected("“\(word)”") }
            position += 1
        }
        return value
    }

    private mutating func number() throws -> String {
        let start = position
        _ = take("-")
        if !take("0") { try digits() }
        if take(".") { try digits() }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            try digits()
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func digits() throws {
        let start = position
        while position < bytes.count, (0x30...0x39).contains(bytes[position]) { position += 1 }
        guard position > start else { throw unexpected("a value") }
    }
}

extension JSONParser {
    func peek(_ byte: Unicode.Scalar) -> Bool {
        position < bytes.count && bytes[position] == UInt8(ascii: byte)
    }

    mutating func take(_ byte: Unicode.Scalar) -> Bool {
        guard peek(byte) else { return false }
        position += 1
        return true
    }

    mutating func skipSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            default: return
            }
        }
    }

    /// Counted only when something is wrong.
    var line: Int { 1 + bytes[..<min(position, bytes.count)].count { $0 == 0x0A } }

    func unexpected(_ expected: String) -> JSONError {
        guard position < bytes.count else { return .cutOff }
        let byte = bytes[position]
        let found =
            (0x21...0x7E).contains(byte)
            ? "“\(Character(Unicode.Scalar(byte)))”" : "byte \(byte)"
        return .unexpected(line: line, expected: expected, found: found)
    }
}
