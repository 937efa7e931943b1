import Foundation
import NeuralNetwork
import TestSupport
import Testing

@testable import ModelFiles

@Suite struct ModelFileTests {
    @Test func theGoldenFileReadsAsItsModelAndIsWrittenTheSame() throws {
        let golden = try fixture("tiny.json")
        let model = try tinyModel()
        #expect(try ModelFile.decode(golden, file: "tiny.json") == model)
        let written = try ModelFile.encode(model, file: "tiny.json")
        #expect(String(decoding: written, as: UTF8.self) == String(decoding: golden, as: UTF8.self))
    }

    @Test(arguments: Architecture.allCases)
    func aModelComesBackAsItWas(architecture: Architecture) throws {
        let folder = try TemporaryFolder()
        let network = try architecture.network()
        let model = Model(
            name: "Model of \(architecture)", network: network,
            weights: network.initialWeights(seed: 7), classes: (0..<10).map { "class \($0)" })
        let path = folder.path("model.json")
        let digest = try ModelFile.write(model, to: path)
        #expect(try ModelFile.read(path) == model)
        #expect(try ModelFile.sha256(of: path) == digest)
    }

    @Test func onlyTheDateDiffersBetweenTwoFilesOfOneModel() throws {
        let first = try tinyModel()
        var second = first
        second.created = Date(timeIntervalSince1970: 1_800_000_000)
        let texts = try [first, second].map {
            String(decoding: try ModelFile.encode($0, file: "x"), as: UTF8.self)
        }
        let lines = texts.map { $0.split(separator: "\n").filter { !$0.contains("\"created\"") } }
        #expect(texts[0] != texts[1])
        #expect(lines[0] == lines[1])
    }

    @Test(arguments: [
        "oddity", "input.oddity", "calibration.oddity", "lineage.oddity", "training.oddity",
        "training.recipe.oddity", "architecture.oddity", "architecture.build_config",
        "architecture.config.layers.1.registered_name",
    ])
    func membersThatAreNotKnownAreWrittenAgain(path: String) throws {
        let value: JSONValue = ["b": 1.50, "a": [nil, "text"]]
        let document = try tinyDocument().setting(path, to: value)
        let bytes = JSONValue.object(document).serialized()
        var model = try ModelFile.decode(bytes, file: "x")
        #expect(try tinyModel() != model)
        #expect(try ModelFile.encode(model, file: "x") == bytes)

        model.weights[1].values[0] = 9
        let changed = try JSONValue(parsing: ModelFile.encode(model, file: "x"))
        let expected = document.setting("weights", to: changed.object?["weights"])
            .setting("checksum", to: changed.object?["checksum"])
        #expect(changed == .object(expected))
    }

    @Test func anotherNetworkDropsTheConfigThatWasRead() throws {
        let document = try tinyDocument().setting("architecture.oddity", to: 1)
        var model = try ModelFile.decode(JSONValue.object(document).serialized(), file: "x")
        model.network = try Network.sequential("other", inputShape: [2, 2, 1]) {
            Flatten()
            Dense(units: 2, activation: .softmax)
        }
        let written = try JSONValue(parsing: ModelFile.encode(model, file: "x"))
        #expect(written.object?["architecture"] == model.network.kerasConfig)
    }

    @Test func writingReplacesTheWholeFileAndLeavesNothingElse() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("model.json", Array(repeating: 0x20, count: 100_000))
        try ModelFile.write(tinyModel(), to: path)
        #expect(try ModelFile.read(path) == tinyModel())
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).count == 1)
    }

    @Test(arguments: ["no such folder/model.json", "folder", "pipe", "file/model.json"])
    func placesThatCannotBeWrittenAreNamedAndStayAsTheyWere(name: String) throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(
            atPath: folder.path("folder"), withIntermediateDirectories: false)
        try folder.write("file", [1])
        #expect(mkfifo(folder.path("pipe"), 0o600) == 0)
        let before = try FileManager.default.subpathsOfDirectory(atPath: folder.url.path).sorted()
        let error = thrown(ModelFileError.self) {
            try ModelFile.write(tinyModel(), to: folder.path(name))
        }
        #expect(error?.description.contains(name) == true)
        let after = try FileManager.default.subpathsOfDirectory(atPath: folder.url.path).sorted()
        #expect(before == after)
    }

    @Test func aModelThatDoesNotFitTogetherIsNotWritten() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("model.json", Array("precious".utf8))
        let spoil: [(String, (inout Model) -> Void)] = [
            ("weights[0]", { $0.weights[0].values[3] = .nan }),
            ("weights[1]", { $0.weights[1].values[0] = .infinity }),
            ("weights[0]", { $0.weights[0].name = "dense/other" }),
            ("weights[0]", { $0.weights.reverse() }),
            ("weights", { $0.weights.removeLast() }),
            ("classes", { $0.classes.append("Bag") }),
            ("classes", { $0.classes = ["Bag", "Bag"] }),
            ("calibration.temperature", { $0.calibration.temperature = 0 }),
            ("calibration.temperature", { $0.calibration.temperature = .nan }),
            ("input.scale", { $0.preprocessing.scale = .nan }),
            ("lineage.parent", { $0.lineage.parent = "abc" }),
            ("lineage.corrections", { $0.lineage.corrections = -1 }),
            ("lineage.test_images", { $0.lineage.testImages = [3, -1] }),
        ]
        for (member, change) in spoil {
            var model = try tinyModel()
            change(&model)
            let error = thrown(ModelFileError.self) {
                try ModelFile.write(model, to: path)
            }
            #expect(error?.description.contains(member) == true, "\(member)")
        }
        #expect(try Data(contentsOf: folder.url.appendingPathComponent("model.json")).count == 8)
    }

    private func tinyDocument() throws -> JSONObject {
        try #require(try JSONValue(parsing: fixture("tiny.json")).object)
    }
}
