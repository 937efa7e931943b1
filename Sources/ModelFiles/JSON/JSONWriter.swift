extension JSONValue {
    /// The document as text, indented by two spaces; the same value gives the same bytes.
    ///
    /// A list or object that holds no others stands on one line if that line is short.
    public func serialized() -> [UInt8] {
        var writer = JSONWriter()
        writer.write(self, indent: 0)
        writer.output.append(0x0A)
        return writer.output
    }

    /// The document as text on one line, without the line's end: a line of JSON Lines.
    public func line() -> String {
        var writer = JSONWriter()
        writer.isOnOneLine = true
        writer.write(self, indent: 0)
        return String(decoding: writer.output, as: UTF8.self)
    }
}

private struct JSONWriter {
    var output: [UInt8] = []
    var isOnOneLine = false

    mutating func write(_ value: JSONValue, indent: Int) {
        switch value {
        case .null: append("null")
        case .bool(let value): append(value ? "true" : "false")
        case .number(let digits): append(digits)
        case .string(let text): write(text)
        case .array(let elements):
            list("[", "]", elements, short: value.isShort, indent: indent) { writer, element in
                writer.write(element, indent: indent + 2)
            }
        case .object(let object):
            list("{", "}", object.members, short: value.isShort, indent: indent) { writer, member in
                writer.write(member.key)
                writer.append(": ")
                writer.write(member.value, indent: indent + 2)
            }
        }
    }

    private mutating func list<Element>(
        _ open: String, _ close: String, _ elements: [Element], short: Bool, indent: Int,
        each write: (inout JSONWriter, Element) -> Void
    ) {
        let short = short || isOnOneLine
        append(open)
        for (index, element) in elements.enumerated() {
            if index > 0 { append(short ? ", " : ",") }
            if !short { newLine(indent + 2) }
            write(&self, element)
        }
        if !short { newLine(indent) }
        append(close)
    }

    private mutating func newLine(_ indent: Int) {
        output.append(0x0A)
        output.append(contentsOf: repeatElement(0x20, count: indent))
    }

    private mutating func append(_ text: String) { output.append(contentsOf: text.utf8) }

    private mutating func write(_ text: String) {
        output.append(UInt8(ascii: "\""))
        if text.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) {
            for byte in text.utf8 { writeEscaped(byte) }
        } else {
            output.append(contentsOf: text.utf8)
        }
        output.append(UInt8(ascii: "\""))
    }

    private mutating func writeEscaped(_ byte: UInt8) {
        switch byte {
        case 0x22: append("\\\"")
        case 0x5C: append("\\\\")
        case 0x0A: append("\\n")
        case ..<0x20: append("\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16))
        default: output.append(byte)
        }
    }
}

extension JSONValue {
    /// Whether it stands on one line.
    fileprivate var isShort: Bool {
        let parts: [JSONValue]
        var width = 0
        switch self {
        case .array(let elements): parts = elements
        case .object(let object):
            parts = object.members.map(\.value)
            width = object.members.reduce(0) { $0 + $1.key.utf8.count + 4 }
        default: return true
        }
        for part in parts {
            switch part {
            case .array(let inner) where inner.isEmpty: width += 2
            case .object(let inner) where inner.members.isEmpty: width += 2
            case .array, .object: return false
            case .string(let text): width += text.utf8.count + 4
            case .number(let digits): width += digits.utf8.count + 2
            case .bool, .null: width += 7
            }
            if width > 90 { return false }
        }
        return true
    }
}
