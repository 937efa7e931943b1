import ModelFiles
import Workbench

/// `lapel fine-tune`: learns from the corrections.
enum FineTuneCommand {
    private static let out = Option.path("out", "FILE", "where to write the new model")
    private static let keep = Option.flag("keep", "put the new model into use as well")
    private static let keepTestSet = Option.flag(
        "keep-test-set", "learn no corrections of test images, so that all of them measure")
    private static let steps = Option.integer("steps", in: 1...100_000, "training steps at most")
        .defaulting(to: FineTuneOptions().steps, said: "\(FineTuneOptions().steps)")
    private static let learningRate = Option.number(
        "learning-rate", "above 0", "of the optimiser", where: { $0 > 0 }
    ).defaulting(to: FineTuneOptions().learningRate, said: "\(FineTuneOptions().learningRate)")
    private static let seed = Option.seed("seed", "the same seed gives the same model")
        .defaulting(to: FineTuneOptions().seed, said: "\(FineTuneOptions().seed)")

    static let command = Command(
        name: "fine-tune",
        summary: "Learns from the corrections, and says what got better and worse.",
        options: [out, keep, keepTestSet, steps, learningRate, seed],
        examples: [
            "lapel fine-tune --out better.json", "lapel fine-tune --keep --out better.json",
        ],
        run: run)

    private static func run(_ arguments: Arguments, _ console: Console) async throws -> ExitStatus {
        let out = arguments[out]
        try OutputFile.check(out)
        var options = FineTuneOptions()
        options.steps = arguments[steps]
        options.learningRate = arguments[learningRate]
        options.seed = arguments[seed]
        options.keepsTestSet = arguments[keepTestSet]
        let workbench = try await Session.workbench(arguments, console)
        let run = LearningRun(workbench: workbench, console: console, task: "Learning")
        let result = try await run.result(of: await workbench.fineTune(options)) { _ in }
        guard let result else {
            console.note("Stopped. Nothing changed.")
            return .interrupted
        }
        try await workbench.write(result, to: out)
        if arguments[keep] {
            try await workbench.keep(result)
        } else {
            await workbench.discard(result)
        }
        try console.result(
            json(result, file: out),
            text: ComparisonText.lines(result.comparison, console.style) + [
                "", "Written to \(out) after \(Numbers.duration(result.seconds)).",
            ])
        return .done
    }

    private static func json(_ result: LearningResult, file: String) -> JSONValue {
        .object(
            ComparisonText.members(result.comparison) + [
                ("seconds", JSONValue(result.seconds)), ("file", .string(file)),
            ])
    }
}
