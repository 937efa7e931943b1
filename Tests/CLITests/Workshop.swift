import Foundation
import TestSupport

/// The program beside a small data set and a model trained on it.
struct Workshop {
    let lapel: Lapel
    let data: SmallDataSet
    /// The model's file.
    let model: String

    /// - Parameter trains: Whether there is a model, a dense network trained for one epoch. Without it `model` is no file, for commands that need none.
    init(trains: Bool = true) async throws {
        lapel = try Lapel()
        data = try SmallDataSet(in: lapel.folder)
        model = lapel.folder.path("small.json")
        guard trains else { return }
        try lapel.folder.write("small.json", try await Self.trained.value)
    }

    /// The bytes of the model, trained once for all tests.
    private static let trained = Task {
        let lapel = try Lapel()
        let out = lapel.folder.path("small.json")
        let outcome = try await lapel.run(
            training(try SmallDataSet(in: lapel.folder), out: out, epochs: 1))
        guard outcome.status == 0 else { throw Failure(outcome: outcome) }
        return try [UInt8](Data(contentsOf: URL(filePath: out)))
    }

    /// The command line of a short training.
    static func training(
        _ data: SmallDataSet, out: String, architecture: String = "dense", epochs: Int,
        seed: Int = 7, limit: Int = 440
    ) -> [String] {
        [
            "train", "--architecture", architecture, "--epochs", "\(epochs)", "--batch-size", "32",
            "--seed", "\(seed)", "--limit", "\(limit)", "--out", out,
        ] + data.options
    }

    /// Runs a command with the small data set and the model trained on it.
    func callAsFunction(_ arguments: String...) async throws -> Lapel.Outcome {
        let isTrained = FileManager.default.fileExists(atPath: model)
        return try await lapel.run(
            arguments + (isTrained ? ["--model", model] : []) + data.options)
    }

    private struct Failure: Error {
        let outcome: Lapel.Outcome
    }
}
