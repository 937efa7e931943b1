import ModelFiles
import Workbench

/// `lapel calibrate`: what training does last, for a model that is there already.
enum CalibrateCommand {
    private static let out = Option.path("out", "FILE", "where to write the model")

    static let command = Command(
        name: "calibrate",
        summary: "Fits anew how sure the model may be, and what it takes for no garment.",
        operands: [
            Operand(
                name: "RUN", help: "a model whose test figures, and those it keeps, go into FILE",
                repeats: true, isOptional: true)
        ],
        options: [out],
        note: "The weights and what the model answers stay; the data set is needed.",
        examples: [
            "lapel calibrate --model old.json --out calibrated.json",
            "lapel calibrate --model seed1.json --out model.json seed2.json seed3.json",
        ],
        run: run)

    private static func run(_ arguments: Arguments, _ console: Console) async throws -> ExitStatus {
        let out = arguments[out]
        try OutputFile.check(out)
        let workbench = try await Session.workbench(arguments, console)
        let isDone = try await workbench.calibrateModel(
            to: out, noting: arguments.operands, progress: Session.meter("Calibrating", console))
        console.endProgress()
        guard isDone else { return .interrupted }
        let model = try ModelFile.read(out)
        try console.result(
            .object([
                ("file", .string(out)),
                ("temperature", JSONValue(model.calibration.temperature)),
                ("novelty", .bool(model.novelty != nil)),
            ]),
            text: ["Written to \(out)."])
        return .done
    }
}
