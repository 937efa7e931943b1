import ModelFiles
import NeuralNetwork
import Workbench

/// `lapel benchmark`: how fast the engine is on this machine.
enum BenchmarkCommand {
    private static let architecture = Option<Architecture>.choice(
        "architecture", "NAME", "the network"
    ).defaulting(to: .slides, said: "slides")
    private static let compare = Option.flag(
        "compare", "run Keras, PyTorch and ONNX Runtime on the same work, where installed")
    private static let check = Option.flag(
        "check", "fail when the engine lost speed against its own primitives")
    private static let quick = Option.flag("quick", "a rough look in a few seconds")

    static let command = Command(
        name: "benchmark", summary: "Measures how fast this machine trains and predicts.",
        options: [architecture, compare, check, quick],
        note:
            "Each figure is the median of repetitions that take turns. Close other programs before.\n"
            + "--compare uses python3, or the Python that LAPEL_PYTHON names.",
        examples: ["lapel benchmark", "lapel benchmark --architecture residual --compare --json"],
        run: run)

    private static func run(_ arguments: Arguments, _ console: Console) async throws -> ExitStatus {
        let configuration = Session.configuration(arguments)
        let architecture = arguments[Self.architecture]
        let limits =
            arguments[check] ? try BenchmarkLimits(of: architecture, configuration.resources) : nil
        let effort = arguments[quick] ? BenchmarkEffort.quick : .full
        let peers =
            arguments[compare]
            ? try Peer.all(configuration, architecture: architecture, effort: effort) : []
        let workbench = Workbench(configuration: configuration)
        let engine = EngineBenchmark(
            network: try architecture.network(),
            samples: try await workbench.trainingData(augmentation: .none),
            augmented: try await workbench.trainingData(
                augmentation: NamedRecipe.accurate.request().augmentation))
        let session = try await BenchmarkSession(
            architecture: architecture, engine: engine,
            effort: effort, peerCount: peers.count, console: console)
        let figures = try await session.figures()
        var comparisons: [PeerComparison] = []
        for peer in peers { comparisons.append(try await session.compare(with: peer)) }
        console.endProgress()
        let checks = try limits?.checks(of: figures.ratios) ?? []
        try console.result(
            BenchmarkReport.json(figures, comparisons, checks),
            text: BenchmarkReport.text(figures, comparisons, checks, console.style))
        if figures.isDisturbed {
            console.note(
                "Two threads did not get a core each: close other programs and measure again.")
        }
        let failures = checks.filter { !$0.holds }
        for failure in failures { console.note(failure.sentence) }
        return failures.isEmpty ? .done : .failed
    }
}
