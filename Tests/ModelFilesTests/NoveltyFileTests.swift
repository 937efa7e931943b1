import Foundation
import NeuralNetwork
import TestSupport
import Testing

@testable import ModelFiles

/// The members `ridge` and `novelty`.
@Suite struct NoveltyFileTests {
    @Test func bothComeBackAsTheyWere() throws {
        let model = try knowingModel()
        let bytes = try ModelFile.encode(model, file: "x")
        #expect(try ModelFile.decode(bytes, file: "x") == model)
        let document = try #require(try JSONValue(parsing: bytes).object)
        #expect(document["ridge"]?.object?["features"] == 4)
        #expect(document["ridge"]?.object?["count"] == 6)
        #expect(document["novelty"]?.object?["bias"] == 0.25)
    }

    @Test func aModelWithoutThemHasNone() throws {
        let model = try ModelFile.decode(fixture("tiny.json"), file: "x")
        #expect(model.ridge == nil && model.novelty == nil)
        var document = try document()
        document["novelty"] = nil
        let half = try ModelFile.decode(JSONValue.object(document).serialized(), file: "x")
        #expect(half.ridge != nil && half.novelty == nil)
    }

    @Test func theReachComesBackToo() throws {
        let bytes = JSONValue.object(try document().setting("ridge.reach", to: 0.0125)).serialized()
        let model = try ModelFile.decode(bytes, file: "x")
        #expect(model.ridge?.reach == 0.0125)
        #expect(try ModelFile.decode(try ModelFile.encode(model, file: "x"), file: "x") == model)
    }

    @Test(arguments: ["ridge.oddity", "novelty.oddity"])
    func membersThatAreNotKnownAreWrittenAgain(path: String) throws {
        let bytes = JSONValue.object(try document().setting(path, to: ["a": [nil, 1.50]]))
            .serialized()
        let model = try ModelFile.decode(bytes, file: "x")
        #expect(try ModelFile.encode(model, file: "x") == bytes)
    }

    @Test(
        arguments: [
            ("ridge", nil, "ridge"), ("ridge", 5, "ridge"), ("ridge.features", 3, "4"),
            ("ridge.features", 4_000_000_000, "4"), ("ridge.features", nil, "ridge.features"),
            ("ridge.classes", 10, "2"), ("ridge.count", 7, "ridge.count"),
            ("ridge.products", "AAAA", "80 characters"), ("ridge.targets", nil, "ridge.targets"),
            ("ridge.products", .string(String(repeating: "!", count: 80)), "60 bytes"),
            ("ridge.products", .string(nans(15)), "partly nan"),
            ("ridge.products", .string(base64(Array(repeating: 6, count: 15))), "products"),
            ("ridge.targets", .string(base64(Array(repeating: -1, count: 10))), "products"),
            ("ridge.reach", 0, "ridge.reach"), ("ridge.reach", "far", "ridge.reach"),
            ("ridge.reach", .number("1e999"), "ridge.reach"),
            ("novelty", [1], "novelty"), ("novelty.version", 2, "novelty.version"),
            ("novelty.version", nil, "novelty.version"), ("novelty.cues", [], "a list of 19"),
            ("novelty.cues.1.name", "smell", "novelty.cues[1].name"),
            ("novelty.cues.2.scale", 0, "novelty.cues[2].scale"),
            ("novelty.cues.2.scale", -1, "novelty.cues[2].scale"),
            ("novelty.cues.3.weight", .number("1e999"), "novelty.cues[3].weight"),
            ("novelty.cues.0.mean", "much", "novelty.cues[0].mean"),
            ("novelty.bias", nil, "novelty.bias"),
        ] as [(String, JSONValue?, String)])
    func aMemberThatIsWrongIsNamed(path: String, value: JSONValue?, part: String) throws {
        let bytes = JSONValue.object(try document().setting(path, to: value)).serialized()
        let error = thrown(ModelFileError.self) {
            try ModelFile.decode(bytes, file: "some/model.json")
        }
        let sentence = try #require(error?.description)
        #expect(sentence.contains("“some/model.json”"))
        #expect(sentence.contains(part), "\(sentence)")
    }

    @Test func aNetworkWithoutFeaturesHasNoRidge() throws {
        let network = try Network.sequential("without", inputShape: [2, 2, 1]) {
            Conv2D(filters: 2, kernelSize: 2)
            GlobalAveragePooling2D()
            Softmax()
        }
        let plain = Model(
            name: "Without", network: network, weights: someWeights(of: network),
            classes: ["a", "b"])
        let text = try ModelFile.encode(plain, file: "x")
        var document = try #require(try JSONValue(parsing: text).object)
        document["ridge"] = try self.document()["ridge"]
        let error = thrown(ModelFileError.self) {
            try ModelFile.decode(JSONValue.object(document).serialized(), file: "x")
        }
        #expect(error?.description.contains("ridge should be absent") == true)
    }

    @Test func whatDoesNotFitIsNotWritten() throws {
        let spoil: [(String, (inout Model) -> Void)] = [
            ("ridge", { $0.ridge = nil }),
            ("ridge", { $0.ridge = Ridge(sums(of: [[1, 2]])) }),
            ("novelty.bias", { $0.novelty?.bias = .nan }),
            ("novelty.cues", { $0.novelty?.cues.reverse() }),
            ("novelty.cues[4].scale", { $0.novelty?.cues[4].scale = 0 }),
        ]
        for (member, change) in spoil {
            var model = try knowingModel()
            change(&model)
            let error = thrown(ModelFileError.self) { try ModelFile.encode(model, file: "x") }
            #expect(error?.description.contains(member) == true, "\(member)")
        }
    }

    @Test func theScoreIsTheWeightedSumOfDeviations() {
        var novelty = someNovelty()
        for index in novelty.cues.indices { novelty.cues[index].weight = 0 }
        novelty.cues[0] = .init(name: .nearestDistance, mean: 1, scale: 2, weight: 3)
        novelty.bias = -3
        var values = Array(repeating: 0.0, count: novelty.cues.count)
        values[0] = 3
        #expect(novelty.score(of: values) == 0.5)
        // No cue counts for more than five deviations.
        values[0] = 11
        let most = novelty.score(of: values)
        values[0] = 1e9
        #expect(novelty.score(of: values) == most)
    }

    private func document() throws -> JSONObject {
        try #require(
            try JSONValue(parsing: ModelFile.encode(knowingModel(), file: "x")).object)
    }

    private func knowingModel() throws -> Model {
        var model = try tinyModel()
        model.ridge = Ridge(
            sums(of: [
                [1, 2, 3, 4], [0, 1, 0, 1], [2, 0, 1, 0], [5, 1, 1, 2], [0, 0, 2, 7], [1, 3, 0, 0],
            ]))
        model.novelty = someNovelty()
        return model
    }

    private func someNovelty() -> Novelty {
        Novelty(
            cues: Novelty.Name.allCases.enumerated().map { index, name in
                .init(
                    name: name, mean: Double(index) / 3, scale: 1 + Double(index),
                    weight: 0.5 - Double(index) / 7)
            }, bias: 0.25)
    }
}

/// Of rows whose classes take turns.
private func sums(of rows: [[Float]]) -> FeatureStatistics {
    var sums = FeatureStatistics.Sums(featureCount: rows[0].count, classCount: 2)
    for (index, row) in rows.enumerated() { sums.add(row, classIndex: index % 2) }
    return sums.statistics
}

private func base64(_ values: [Float]) -> String {
    Data(littleEndianFloats: values).base64EncodedString()
}

private func nans(_ count: Int) -> String { base64(Array(repeating: .nan, count: count)) }
