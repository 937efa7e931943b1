/// Comma-separated values as RFC 4180 has them, over UTF-8.
enum CSV {
    /// One record: its fields, or nil where its quotes make no sense.
    struct Record: Equatable {
        /// The line it starts on, counted from 1.
        let line: Int
        let fields: [String]?
    }

    /// One record without its line end. Fields with a comma, a quote or a line end are quoted.
    static func record(_ fields: [String]) -> String {
        fields.map { field in
            guard field.utf8.contains(where: isSpecial) else { return field }
            let escaped = field.split(separator: "\"", omittingEmptySubsequences: false)
            return "\"" + escaped.joined(separator: "\"\"") + "\""
        }.joined(separator: ",")
    }

    /// Every record that is not an empty line. Lines end with LF, CRLF or CR; a byte order mark is
    /// skipped. A record with broken quotes costs its first line alone: reading goes on after it.
    static func records(in text: String) -> [Record] {
        var reader = Reader(bytes: Array(text.utf8))
        var records: [Record] = []
        while let record = reader.next() {
            if record.fields != [""] { records.append(record) }
        }
        return records
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte == comma || byte == quote || byte == lineFeed || byte == carriageReturn
    }

    private static let comma = UInt8(ascii: ",")
    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    private struct Reader {
        private let bytes: [UInt8]
        private var position = 0
        private var line = 1

        init(bytes: [UInt8]) {
            self.bytes = bytes
            if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        }

        mutating func next() -> Record? {
            guard position < bytes.count else { return nil }
            let start = (position, line)
            let fields = readFields()
            if fields == nil {
                (position, line) = start
                while position < bytes.count, !skipLineEnd() { position += 1 }
            }
            return Record(line: start.1, fields: fields)
        }

        /// The fields up to the record's end; nil where a quote is never closed or has text beside it.
        private mutating func readFields() -> [String]? {
            var fields: [String] = []
            while true {
                let isQuoted = position < bytes.count && bytes[position] == quote
                guard let field = isQuoted ? readQuoted() : readPlain() else { return nil }
                fields.append(field)
                if position == bytes.count || skipLineEnd() { return fields }
                guard bytes[position] == comma else { return nil }
                position += 1
            }
        }

        private mutating func readPlain() -> String? {
            let start = position
            while position < bytes.count, !isSpecial(bytes[position]) { position += 1 }
            return String(decoding: bytes[start..<position], as: UTF8.self)
        }

        private mutating func readQuoted() -> String? {
            var field: [UInt8] = []
            position += 1
            while position < bytes.count {
                if bytes[position] == quote {
                    position += 1
                    guard position < bytes.count, bytes[position] == quote else {
                        return String(decoding: field, as: UTF8.self)
                    }
                }
                let start = position
                if !skipLineEnd() { position += 1 }
                field += bytes[start..<position]
            }
            return nil
        }

        /// Steps over one line end and counts it; false where there is none.
        private mutating func skipLineEnd() -> Bool {
            guard bytes[position] == lineFeed || bytes[position] == carriageReturn else {
                return false
            }
            let isPair =
                bytes[position] == carriageReturn && position + 1 < bytes.count
                && bytes[position + 1] == lineFeed
            position += isPair ? 2 : 1
            line += 1
            return true
        }
    }
}
