import Datasets
import NeuralNetwork
import Workbench

/// Another library that does the same work, behind a script of `benchmarks`.
struct Peer {
    let name: String
    /// The interpreter.
    let python: String
    private let words: [String]
    private let environment: [String: String]

    /// All that there are, installed or not.
    ///
    /// - Throws: `BenchmarkError.missingFile`, `DatasetError`.
    static func all(
        _ configuration: Configuration, architecture: Architecture, effort: BenchmarkEffort
    ) throws -> [Peer] {
        let environment = configuration.environment
        let python = environment["LAPEL_PYTHON"] ?? "python3"
        let folder = try FashionMNIST.locate(
            named: configuration.dataFolder, environment: environment)
        let options = [
            "--data", folder, "--architecture", architecture.rawValue,
            "--train-batch", "\(BenchmarkWork.step.batchSize)",
            "--infer-batch", "\(BenchmarkWork.batch.batchSize)",
            "--threads", "\(BenchmarkWork.step.threads)", "--seconds", "\(effort.seconds)",
            "--calls", "\(effort.calls)",
        ]
        return try [
            ("Keras", "keras_peer.py"), ("PyTorch", "pytorch_peer.py"),
            ("ONNX Runtime", "onnxruntime_peer.py"),
        ].map { name, script in
            let file = try configuration.resources.benchmarkFile(script)
            return Peer(
                name: name, python: python, words: [python, "-B", file] + options,
                environment: environment)
        }
    }

    /// The library at work; nil if its Python cannot be run.
    func start() -> ChildProcess? { ChildProcess(words, environment: environment) }
}
