import Foundation
import NeuralNetwork
import TestSupport
import Testing

@testable import ModelFiles

/// Every input file is hostile: each of these gets one sentence that names the file and the fault.
@Suite struct HostileModelFileTests {
    private static let nan = "AADAfwAAAL8AAIA/AACAvwAAgD4AAABAAAAAvgAAYEA="

    @Test(
        arguments: [
            ("format", nil), ("format", "keras"), ("format", 1),
            ("version", nil), ("version", 2), ("version", 0), ("version", "1"), ("version", 1.5),
            ("generator", 7), ("name", nil), ("created", "yesterday"), ("created", nil),
            ("architecture", nil), ("architecture", [1]),
            ("architecture.class_name", "Transformer"),
            ("architecture.config.layers", []), ("architecture.config.layers.1.class_name", "LSTM"),
            ("classes", ["one"]), ("classes", ["a", "b", "c"]), ("classes", ["a", "a"]),
            ("classes", ["a", 2]), ("classes", nil),
            ("input", nil), ("input.height", 3), ("input.channels", -1), ("input.scale", "x"),
            ("input.scale", 0), ("input.offset", nil),
            ("weights", nil), ("weights", [:]), ("weights.1", nil),
            ("weights.0.name", "dense/bias"), ("weights.0.shape", [2, 4]),
            ("weights.0.shape", [4_000_000_000, 4_000_000_000]), ("weights.0.shape", [-4, -2]),
            ("weights.0.shape", 8), ("weights.0.dtype", "float64"), ("weights.0.data", "AAAA"),
            ("weights.0.data", 5), ("weights.0.data", nil),
            ("weights.0.data", .string("!" + nan.dropFirst())),
            ("calibration.temperature", 0), ("calibration.temperature", -1),
            ("calibration.temperature", .number("1e999")), ("calibration.temperature", "warm"),
            ("training.seed", -1), ("training.seed", 1.5), ("training.history", [1]),
            ("training.recipe", "adam"), ("training.runs", 5), ("training.runs", ["seed"]),
            ("training.runs", [["command": "lapel", "seed": -1, "test": [:]]]),
            ("training.runs", [["command": "lapel", "seed": 1]]), ("lineage.parent", "short"),
            ("lineage.corrections", -3), ("lineage.test_images", [-1]),
            ("lineage.test_images", "8"), ("training.test", ["images": -1]),
            ("checksum", nil),
        ] as [(String, JSONValue?)])
    func aMemberThatIsWrongIsNamed(path: String, value: JSONValue?) throws {
        let document = try #require(try JSONValue(parsing: fixture("tiny.json")).object)
        let bytes = JSONValue.object(document.setting(path, to: value)).serialized()
        let error = thrown(ModelFileError.self) {
            try ModelFile.decode(bytes, file: "some/model.json")
        }
        let sentence = try #require(error?.description)
        #expect(sentence.contains("“some/model.json”"))
        let step = try #require(path.split(separator: ".").first { Int($0) == nil })
        #expect(sentence.contains(step), "\(sentence)")
    }

    @Test func weightsThatAreNotNumbersAreRefusedThoughTheChecksumHolds() throws {
        var hash = SHA256()
        let document = try #require(try JSONValue(parsing: fixture("tiny.json")).object)
        let weights = [Self.nan, try tinyBias(document)]
        for text in weights {
            try #require(Data(base64Encoded: text)).withUnsafeBytes { hash.update($0) }
        }
        let spoiled = document.setting("weights.0.data", to: .string(Self.nan))
            .setting("checksum", to: .string("sha256:" + hash.finish()))
        let error = thrown(ModelFileError.self) {
            try ModelFile.decode(JSONValue.object(spoiled).serialized(), file: "x")
        }
        guard case .content(_, "weights[0] (dense/kernel)", _, "partly nan") = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func oneChangedBitOfTheWeightsIsFound() throws {
        let text = String(decoding: try fixture("tiny.json"), as: UTF8.self)
            .replacingOccurrences(of: "AAAAPwAAAL8", with: "AQAAPwAAAL8")
        let error = thrown(ModelFileError.self) {
            try ModelFile.decode(Array(text.utf8), file: "x")
        }
        guard case .checksum = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func aFileCutOffAnywhereIsRefused() throws {
        let whole = try fixture("tiny.json")
        for length in stride(from: 0, to: whole.count - 1, by: 7) {
            #expect(throws: ModelFileError.self) {
                try ModelFile.decode(Array(whole[..<length]), file: "x")
            }
        }
        #expect(throws: ModelFileError.syntax(file: "x", .cutOff)) {
            try ModelFile.decode(Array(whole.dropLast(10)), file: "x")
        }
    }

    @Test func aNetworkThatDoesNotEndInSoftmaxIsRefused() throws {
        let document = try #require(try JSONValue(parsing: fixture("tiny.json")).object)
        let logits = document.setting(
            "architecture.config.layers.2.config.activation", to: "linear")
        #expect(throws: ModelFileError.self) {
            try ModelFile.decode(JSONValue.object(logits).serialized(), file: "x")
        }
    }

    @Test func whatIsNoRegularFileOrTooLargeIsRefusedAtOnce() throws {
        let folder = try TemporaryFolder()
        let pipe = folder.path("pipe")
        #expect(mkfifo(pipe, 0o600) == 0)
        let huge = try folder.write("huge.json", [])
        #expect(truncate(huge, off_t(ModelFile.maximumBytes) + 1) == 0)
        let empty = try folder.write("empty.json", [])
        let expected: [(String, ModelFileError)] = [
            (folder.url.path, .file(FileError(.read, folder.url.path, code: EISDIR))),
            (pipe, .file(FileError(.read, pipe, code: EINVAL))),
            ("/dev/zero", .file(FileError(.read, "/dev/zero", code: EINVAL))),
            (huge, .file(FileError(.read, huge, code: EFBIG))),
            (folder.path("none"), .file(FileError(.read, folder.path("none"), code: ENOENT))),
            (empty, .syntax(file: empty, .cutOff)),
        ]
        for (path, error) in expected {
            #expect(throws: error) { try ModelFile.read(path) }
        }
    }

    private func tinyBias(_ document: JSONObject) throws -> String {
        guard case .array(let arrays) = document["weights"] else { return "" }
        return try #require(arrays[1].object?["data"]?.string)
    }
}
