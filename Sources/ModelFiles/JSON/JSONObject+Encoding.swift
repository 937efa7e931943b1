import FoundationEssentials

extension JSONObject {
    /// The members that a value encodes, in the order of their keys.
    ///
    /// - Throws: `EncodingError` for a value that has no members.
    public init(encoding value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let document = try JSONValue(parsing: [UInt8](encoder.encode(value)))
        guard case .object(let object) = document else {
            throw EncodingError.invalidValue(
                value, .init(codingPath: [], debugDescription: "This encodes no members."))
        }
        self = object
    }
}
