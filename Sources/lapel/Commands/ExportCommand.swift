import ModelFiles
import Workbench

/// `lapel export`: writes the model in use for other programs.
enum ExportCommand {
    /// What a model can be written as.
    private enum Format: String, CaseIterable {
        /// Lapel's own model file, which Keras opens.
        case json
    }

    private static let format = Option<Format>.choice("to", "FORMAT", "the format")

    static let command = Command(
        name: "export", summary: "Writes the model to a file and checks that it predicts the same.",
        operands: [Operand(name: "FILE", help: "the file to write")],
        options: [format],
        examples: ["lapel export model.json --to json"],
        run: run)

    private static func run(_ arguments: Arguments, _ console: Console) async throws -> ExitStatus {
        let workbench = try await Session.workbench(arguments, console)
        let report = try await workbench.exportModel(to: arguments.operands[0])
        try console.result(
            .object([
                ("file", .string(report.file)),
                ("format", .string(report.format)),
                ("images", JSONValue(report.images)),
                ("maxAbsDifference", JSONValue(report.maxAbsDifference)),
            ]),
            text: ["Written to \(report.file). \(comparison(report))"])
        return .done
    }

    private static func comparison(_ report: ExportReport) -> String {
        let images = Numbers.counted(report.images, "image", "images")
        return report.maxAbsDifference == 0
            ? "It predicts exactly as the model in use on \(images)."
            : "Its probabilities differ by at most \(report.maxAbsDifference) on \(images)."
    }
}
