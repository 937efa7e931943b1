import Foundation
import TestSupport
import Testing

@Suite("the shipped model")
struct ShippedModelTests {
    private static let file = Checkout.root.appending(path: "resources/model.json").path

    @Test("is small")
    func size() async throws {
        let size = try FileManager.default.attributesOfItem(atPath: Self.file)[.size] as? Int
        #expect(try #require(size) <= 4_000_000)
        let outcome = try await Lapel()("summary", "--model", Self.file, "--json")
        let parameters = try outcome.object()["trainableParameters"] as? Int
        #expect(try #require(parameters) <= 436_458)
    }

    @Test("knows most drawn and photographed garments", arguments: ["drawings", "photos"])
    func ownPictures(folder: String) async throws {
        let path = Checkout.root.appending(path: "data/\(folder)").path
        let names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
        #expect(names.count == 60)
        let outcome = try await Lapel().run(
            ["predict", "--json", "--model", Self.file] + names.map { "\(path)/\($0)" })
        #expect(outcome.status == 0)
        let right = zip(names, try outcome.objects()).count { name, object in
            name.prefix(1) == (object["class"] as? Int).map(String.init) ?? ""
        }
        #expect(right >= 48)
    }
}
