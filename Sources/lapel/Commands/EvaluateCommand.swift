import ModelFiles
import Workbench

/// `lapel evaluate`: how good the model is on a split.
enum EvaluateCommand {
    private static let split = Option<Split>.choice("split", "NAME", "what to evaluate on")
        .defaulting(to: .test, said: "test")

    static let command = Command(
        name: "evaluate", summary: "Measures the model on a split of the data set.",
        options: [split],
        examples: [
            "lapel evaluate", "lapel evaluate --model slides.json --split validation --json",
        ],
        run: run)

    private static func run(_ arguments: Arguments, _ console: Console) async throws -> ExitStatus {
        let workbench = try await Session.workbench(arguments, console)
        let evaluation = try await workbench.evaluate(
            arguments[split], progress: Session.meter("Evaluating", console))
        console.endProgress()
        guard let evaluation else { return .interrupted }
        try console.result(json(evaluation), text: text(evaluation, console.style))
        return .done
    }

    private static func json(_ evaluation: Evaluation) -> JSONValue {
        .object([
            ("images", JSONValue(evaluation.images)),
            ("loss", JSONValue(evaluation.loss)),
            ("accuracy", JSONValue(evaluation.accuracy)),
            ("ece", JSONValue(evaluation.expectedCalibrationError)),
            ("perClass", .array(evaluation.perClass.map { JSONValue($0) })),
            (
                "confusion",
                .array(evaluation.confusion.map { .array($0.map { JSONValue($0) }) })
            ),
            ("seconds", JSONValue(evaluation.seconds)),
        ])
    }

    private static func text(_ evaluation: Evaluation, _ style: TerminalStyle) -> [String] {
        let accuracy = Numbers.finePercent(evaluation.accuracy)
        let error = Numbers.finePercent(evaluation.standardError)
        let leftOut =
            evaluation.leftOut == 0
            ? [] : ["\(Numbers.count(evaluation.leftOut)) left out, because it learned them"]
        return [
            style.paint(
                "\(accuracy) of \(Numbers.count(evaluation.images)) \(evaluation.split.rawValue) "
                    + "images are right (± \(error))", .bold)
        ] + leftOut + [
            "loss \(Numbers.decimals(evaluation.loss, 4)), calibration error "
                + "\(Numbers.finePercent(evaluation.expectedCalibrationError)), "
                + Numbers.duration(evaluation.seconds),
            "",
        ] + confusion(evaluation).lines(style)
    }

    /// Rows are real classes, columns predicted ones.
    private static func confusion(_ evaluation: Evaluation) -> TableText {
        let names = Workbench.classNames
        var table = TableText(
            [("Real class", .left), ("Right", .right)]
                + names.indices.map { (title: "→\($0)", alignment: .right) })
        for (index, counts) in evaluation.confusion.enumerated() {
            let right = evaluation.perClass[index].map(Numbers.percent) ?? "–"
            table.append(["\(index) \(names[index])", right] + counts.map(Numbers.count))
        }
        return table
    }
}
