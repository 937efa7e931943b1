/// Any JSON document. Members keep their order and numbers their digits, so that what is not
/// understood can be written again as it was.
public enum JSONValue: Hashable, Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number as it stands in the text.
    case number(String)
    /// A text.
    case string(String)
    /// A list.
    case array([JSONValue])
    /// Named members in their order.
    case object(JSONObject)

    /// A whole number.
    public init(_ value: some BinaryInteger) { self = .number("\(value)") }

    /// The shortest number that reads back as the same value; JSON has no NaN and no infinities,
    /// which become `null`.
    public init(_ value: some BinaryFloatingPoint & CustomStringConvertible) {
        self = value.isFinite ? .number(value.description) : .null
    }

    /// Nil becomes `null`.
    public init(_ value: String?) { self = value.map(JSONValue.string) ?? .null }
}

extension JSONValue {
    /// The number as an integer, if it is one and fits.
    public var int: Int? {
        guard case .number(let digits) = self else { return nil }
        return Int(digits)
    }

    /// The number, if it is one.
    public var double: Double? {
        guard case .number(let digits) = self else { return nil }
        return Double(digits)
    }

    /// The text, if it is one.
    public var string: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// The members, if it has any.
    public var object: JSONObject? {
        guard case .object(let object) = self else { return nil }
        return object
    }

    /// What it is, for an error message: short however long the value is.
    var summary: String {
        switch self {
        case .null: "null"
        case .bool(let value): "\(value)"
        case .number(let digits): String(digits.prefix(24))
        case .string(let text): "“\(text.prefix(40))\(text.utf8.count > 40 ? "…" : "")”"
        case .array(let elements): "a list of \(elements.count)"
        case .object: "an object"
        }
    }
}

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByStringLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// `null`.
    public init(nilLiteral: ()) { self = .null }
    /// `true` or `false`.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// A whole number.
    public init(integerLiteral value: Int) { self.init(value) }
    /// A number.
    public init(floatLiteral value: Double) { self.init(value) }
    /// A text.
    public init(stringLiteral value: String) { self = .string(value) }
    /// A list.
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    /// Named members in their order; a key stands once.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        var object = JSONObject()
        for (key, value) in elements { object[key] = value }
        self = .object(object)
    }
}
