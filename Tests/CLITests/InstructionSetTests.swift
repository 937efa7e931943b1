import Foundation
import TestSupport
import Testing

/// Every machine predicts and learns the same, whatever its vectors' width.
@Suite("instruction sets")
struct InstructionSetTests {
    private static let narrower = [
        ["LAPEL_KERNELS": "baseline"], ["LAPEL_KERNELS": "x86-64-v3"],
        ["ONEDNN_MAX_CPU_ISA": "AVX2"], ["ONEDNN_MAX_CPU_ISA": "SSE41"],
        ["LAPEL_KERNELS": "baseline", "ONEDNN_MAX_CPU_ISA": "SSE41"],
    ]

    @Test("the shipped model's predictions are the same to 1e-5", arguments: narrower)
    func predictions(environment: [String: String]) async throws {
        let lapel = try Lapel()
        let shipped = Checkout.root.appending(path: "resources/model.json").path
        let arguments =
            try ["predict", "--json", "--model", shipped]
            + PictureFiles.drawings().filter { $0.hasSuffix("-1.png") }
        let expected = try await probabilities(lapel, arguments, [:])
        let found = try await probabilities(lapel, arguments, environment)
        #expect(expected.count == 100)
        #expect(zip(expected, found).allSatisfy { abs($0 - $1) < 1e-5 })
    }

    private func probabilities(
        _ lapel: Lapel, _ arguments: [String], _ environment: [String: String]
    ) async throws -> [Double] {
        let outcome = try await lapel.run(arguments, environment: environment)
        try #require(outcome.status == 0, "\(outcome.error)")
        return try outcome.objects().flatMap { $0["probabilities"] as? [Double] ?? [] }
    }

    @Test("two steps of training are the same to 1e-5", arguments: ["slides", "residual"])
    func training(architecture: String) async throws {
        let lapel = try Lapel()
        let data = try SmallDataSet(in: lapel.folder)
        var losses: [Double] = []
        for environment in [[:]] + Self.narrower {
            let outcome = try await lapel.run(
                Workshop.training(
                    data, out: lapel.folder.path("model.json"), architecture: architecture,
                    epochs: 1, limit: 64)
                    + ["--optimizer", "sgd", "--learning-rate", "0.004", "--json"],
                environment: environment)
            try #require(outcome.status == 0, "\(outcome.error)")
            losses.append(try #require(try outcome.objects()[0]["loss"] as? Double))
        }
        #expect(losses.allSatisfy { abs($0 - losses[0]) < 1e-5 * losses[0] }, "\(losses)")
    }
}
