import Testing

@testable import ModelFiles

@Suite struct JSONTests {
    @Test func membersKeepTheirOrderAndNumbersTheirDigits() throws {
        let text = #"{"z": 1.50, "a": 12345678901234567890, "m": [-0, 1e-05, {}], "é\"\n": null}"#
        let value = try JSONValue(parsing: Array(text.utf8))
        #expect(value.object?.members.map(\.key) == ["z", "a", "m", "é\"\n"])
        #expect(value.object?["z"] == .number("1.50"))
        #expect(value.object?["a"] == .number("12345678901234567890"))
        #expect(try JSONValue(parsing: value.serialized()) == value)
    }

    @Test(
        arguments: [
            (#""a\u00e9\ud83d\ude00\/\b""#, "aé😀/\u{8}"),
            (#""\\\"\t""#, "\\\"\t"),
            (#""""#, ""),
        ])
    func escapesReadAsWhatTheyMean(text: String, meaning: String) throws {
        #expect(try JSONValue(parsing: Array(text.utf8)) == .string(meaning))
    }

    @Test(
        arguments: [
            "{\"a\":1,}", "[1,]", "[1 2]", "01", "+1", ".5", "1.", "1e", "NaN", "Infinity", "'a'",
            "{a:1}", "\"a\nb\"", "\"\\x41\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "[1] 2", "tru e",
        ])
    func whatRFC8259DoesNotAllowIsRefused(text: String) {
        #expect(throws: JSONError.self) { try JSONValue(parsing: Array(text.utf8)) }
    }

    @Test(
        arguments: [
            "", "  ", "{", "{\"a\"", "{\"a\":", "[1,", "\"abc", "\"\\u12", "tru", "-", "1e",
        ])
    func aTextThatEndsTooEarlyIsCutOff(text: String) {
        #expect(throws: JSONError.cutOff) { try JSONValue(parsing: Array(text.utf8)) }
    }

    @Test func bytesThatAreNotUTF8AreRefused() {
        #expect(throws: JSONError.self) { try JSONValue(parsing: [0x22, 0xFF, 0x22]) }
    }

    @Test func aKeyMayStandOnceAndTheErrorNamesTheLine() {
        #expect(throws: JSONError.duplicateKey(line: 2, key: "a")) {
            try JSONValue(parsing: Array("{\"a\": 1,\n\"a\": 2}".utf8))
        }
    }

    @Test func neitherDepthNorNumberOfValuesExhaustsAnything() throws {
        let deep = Array(repeatElement(UInt8(ascii: "["), count: 100_000))
        #expect(throws: JSONError.tooComplex(line: 1, limit: "64 levels")) {
            try JSONValue(parsing: deep)
        }
        let fits = Array(
            (String(repeating: "[", count: 64) + String(repeating: "]", count: 64)).utf8)
        #expect(throws: Never.self) { try JSONValue(parsing: fits) }
        let wide = Array(("[" + String(repeating: "0,", count: 1_000_000) + "0]").utf8)
        #expect(throws: JSONError.tooComplex(line: 1, limit: "1000000 values")) {
            try JSONValue(parsing: wide)
        }
    }

    @Test func numbersThatAreNotFiniteBecomeNull() {
        #expect(JSONValue(Double.nan) == .null)
        #expect(JSONValue(-Float.infinity) == .null)
        #expect(JSONValue(Float(0.1)) == .number("0.1"))
    }

    @Test func shortListsStandOnOneLine() {
        let value: JSONValue = ["short": [1, 2], "long": ["inner": [[]]], "empty": [:]]
        let expected = """
            {
              "short": [1, 2],
              "long": {
                "inner": [[]]
              },
              "empty": {}
            }

            """
        #expect(String(decoding: value.serialized(), as: UTF8.self) == expected)
    }
}
