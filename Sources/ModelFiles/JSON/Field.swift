/// A value in a model file that knows where it stands, so that whatever is wrong can be named.
struct Field {
    let file: String
    let path: String
    let value: JSONValue

    func fails(_ expected: String, found: String? = nil) -> ModelFileError {
        .content(file: file, member: path, expected: expected, found: found ?? value.summary)
    }

    func object() throws -> JSONObject {
        guard case .object(let object) = value else { throw fails("an object") }
        return object
    }

    func elements() throws -> [Field] {
        guard case .array(let elements) = value else { throw fails("a list") }
        return elements.enumerated().map {
            Field(file: file, path: "\(path)[\($0.offset)]", value: $0.element)
        }
    }

    /// The member, or nil if it is missing or null.
    func optional(_ key: String) throws -> Field? {
        guard let value = try object()[key], value != .null else { return nil }
        return Field(file: file, path: path.isEmpty ? key : "\(path).\(key)", value: value)
    }

    func member(_ key: String) throws -> Field {
        guard let member = try optional(key) else {
            throw Field(file: file, path: path.isEmpty ? key : "\(path).\(key)", value: .null)
                .fails("present", found: "missing")
        }
        return member
    }

    func string() throws -> String {
        guard case .string(let text) = value else { throw fails("a text") }
        return text
    }

    func bool() throws -> Bool {
        guard case .bool(let value) = value else { throw fails("true or false") }
        return value
    }

    func int(in range: ClosedRange<Int>) throws -> Int {
        guard let number = value.int, range.contains(number) else {
            throw fails("a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    func double() throws -> Double {
        guard let number = value.double, number.isFinite else { throw fails("a number") }
        return number
    }

    func float() throws -> Float {
        guard case .number(let digits) = value, let number = Float(digits), number.isFinite
        else { throw fails("a number") }
        return number
    }
}
