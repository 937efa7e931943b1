import Foundation
import TestSupport

/// The program beside a small data set and a model trained on it.
struct Workshop {
    let lapel: Lapel
    let data: SmallDataSet
    /// The model's file.
    let model: String

    /// - Parameter trains: Whether a dense network is trained; three epochs are enough for bands.
    ///   Without it `model` is no file, for commands that need none.
    init(trains: Bool = true) async throws {
        lapel = try Lapel()
        data = try SmallDataSet(in: lapel.folder)
        model = lapel.folder.path("small.json")
        guard trains else { return }
        let outcome = try await lapel.run(Self.training(data, out: model, epochs: 3))
        guard outcome.status == 0 else { throw Failure(outcome: outcome) }
    }

    /// The command line of a short training.
    static func training(
        _ data: SmallDataSet, out: String, architecture: String = "dense", epochs: Int,
        seed: Int = 7
    ) -> [String] {
        [
            "train", "--architecture", architecture, "--epochs", "\(epochs)", "--batch-size", "32",
            "--seed", "\(seed)", "--out", out,
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
