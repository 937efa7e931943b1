import ModelFiles
import Workbench

/// `lapel show`: an image of the data set, its real and its predicted class.
enum ShowCommand {
    static let command = Command(
        name: "show", summary: "Shows an image of the data set beside its prediction.",
        operands: [Session.index],
        options: [Session.part],
        examples: ["lapel show 42", "lapel show 59999 --split train --json"],
        run: run)

    private static func run(_ arguments: Arguments, _ console: Console) async throws -> ExitStatus {
        let workbench = try await Session.workbench(arguments, console)
        let part = arguments[Session.part]
        let (index, sample) = try await Session.sample(arguments.operands[0], in: part, workbench)
        let prediction = try await workbench.predict(sample.image)
        let names = await workbench.classNames
        try console.result(
            json(index, part, sample, prediction, names),
            text: PredictionText.picture(
                sample.image, prediction, names: names,
                heading: heading(index, part, sample, prediction, names, console.style),
                console.style))
        return .done
    }

    private static func json(
        _ index: Int, _ part: Part, _ sample: Sample, _ prediction: Prediction, _ names: [String]
    ) -> JSONValue {
        let members: [(String, JSONValue)] = [
            ("index", JSONValue(index)),
            ("split", .string(part.rawValue)),
            ("label", JSONValue(sample.label)),
            ("labelName", JSONValue(sample.label.map(names.className))),
        ]
        return .object(members + PredictionText.members(prediction))
    }

    private static func heading(
        _ index: Int, _ part: Part, _ sample: Sample, _ prediction: Prediction, _ names: [String],
        _ style: TerminalStyle
    ) -> [String] {
        let real = sample.label.map(names.className) ?? "unknown"
        let correction =
            sample.correctedLabel == nil
            ? "" : style.paint(", corrected", .corrected)
        let isRight = sample.label == prediction.classIndex
        let predicted = isRight ? prediction.name : style.paint(prediction.name, .wrong)
        let percent = Numbers.percent(Double(prediction.probability))
        return [
            style.paint("\(Words.capitalized(part.rawValue)) image \(Numbers.count(index))", .bold),
            "Real class       \(real)\(correction)",
            "Predicted class  \(predicted), \(percent)",
        ]
    }
}
