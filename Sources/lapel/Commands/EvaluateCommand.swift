import ModelFiles
import Workbench

/// `lapel evaluate`: how good the model is on a split.
enum EvaluateCommand {
    private static let split = Option<Split>.choice("split", "NAME", "what to evaluate on")
        .defaulting(to: .test, said: "test")

    private static let novelty = Option.path(
        "novelty", "DIR", "see whether pictures of no garments are told apart"
    ).optional()

    static let command = Command(
        name: "evaluate", summary: "Measures the model on a split of the data set.",
        options: [split, novelty],
        note:
            "DIR holds pictures, in folders or not. Those of 28×28, light on dark, go in as they are.",
        examples: [
            "lapel evaluate", "lapel evaluate --model slides.json --split validation --json",
            "lapel evaluate --novelty digits/",
        ],
        run: run)

    private static func run(_ arguments: Arguments, _ console: Console) async throws -> ExitStatus {
        let workbench = try await Session.workbench(arguments, console)
        var others: [GrayImage]?
        if let folder = arguments[novelty] {
            others = try PictureFolder.images(
                in: folder, progress: Session.meter("Reading pictures", console))
            guard others != nil else { return .interrupted }
        }
        let evaluation = try await workbench.evaluate(
            arguments[split], others: others, progress: Session.meter("Evaluating", console))
        console.endProgress()
        guard let evaluation else { return .interrupted }
        let names = await workbench.classNames
        try console.result(
            EvaluationText.json(evaluation, names: names),
            text: EvaluationText.lines(evaluation, names: names, console.style))
        return .done
    }
}
