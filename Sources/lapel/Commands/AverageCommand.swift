import Workbench

/// `lapel average`: one model of several that branched from one training.
enum AverageCommand {
    private static let out = Option.path("out", "FILE", "where to write the model")
    private static let name = Option.text("name", "TEXT", "what the model is called")
        .defaulting(to: "Garment", said: "Garment")

    static let command = Command(
        name: "average",
        summary: "Makes one model of several that branched from one training.",
        operands: [
            Operand(name: "FILE", help: "a model of “lapel train --branch”", repeats: true)
        ],
        options: [out, name],
        note:
            "The weights' mean is more often right than each of them, and asked as fast as one.\n"
            + "Its normalisation is measured anew over the images that they learned.",
        examples: [
            "lapel train --recipe accurate --until 52 --out trunk.json",
            "lapel train --recipe accurate --branch trunk.json.checkpoint --seed 1 --out a.json",
            "lapel train --recipe accurate --branch trunk.json.checkpoint --seed 2 --out b.json",
            "lapel average a.json b.json --out garment.json",
        ],
        run: run)

    private static func run(_ arguments: Arguments, _ console: Console) async throws -> ExitStatus {
        let out = arguments[out]
        guard arguments.operands.count > 1 else {
            throw UsageError.missingOperand("FILE", command: "average")
        }
        try OutputFile.check(out)
        let workbench = try await Session.workbench(arguments, console)
        let names = arguments.operands.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
        let events = await workbench.averageModels(
            arguments.operands, name: arguments[name],
            command: (["lapel", "average"] + names).joined(separator: " "))
        let run = LearningRun(workbench: workbench, console: console, task: "Averaging")
        guard let result = try await run.result(of: events, epoch: { _ in }) else {
            console.note("Stopped. Nothing was written.")
            return .interrupted
        }
        try await run.write(result, to: out)
        return .done
    }
}
