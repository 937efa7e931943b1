import Datasets
import ModelFiles
import Workbench

/// `lapel predict`: what the model makes of picture files.
enum PredictCommand {
    private static let picture = Option.flag(
        "picture", "show what the network sees of each, with a bar for each class")

    static let command = Command(
        name: "predict", summary: "Says which garment pictures show.",
        operands: [
            Operand(
                name: "IMAGE", help: "PNG, JPEG, GIF, BMP or TIFF file of any size", repeats: true)
        ],
        options: [picture],
        examples: [
            "lapel predict boot.png", "lapel predict --json photos/*.jpg | jq .name",
            "lapel predict --picture data/drawings/*.png",
        ],
        run: run)

    private static func run(_ arguments: Arguments, _ console: Console) async throws -> ExitStatus {
        let workbench = try await Session.workbench(arguments, console)
        let files = arguments.operands
        let names = await workbench.classNames
        let width = files.map { Words.onOneLine($0).count }.max() ?? 0
        var status = ExitStatus.done
        for (position, file) in files.enumerated() where !Task.isCancelled {
            do {
                let image = try Photo(file: file).converted().image
                let prediction = try await workbench.predict(image)
                try console.result(
                    .object(
                        [("file", .string(file))] + PredictionText.members(prediction)
                            + PredictionText.noveltyMembers(prediction)),
                    text: arguments[picture]
                        ? pictureText(
                            file, image, prediction, names, isFirst: position == 0, console.style)
                        : [line(file, prediction, width: width)])
            } catch let error as ImageError {
                console.note("\(error)")
                status = .failed
            }
        }
        return status
    }

    private static func line(_ file: String, _ prediction: Prediction, width: Int) -> String {
        let name = prediction.name.padded(to: 11)
        let percent = Numbers.percent(Double(prediction.probability)).padded(to: 7, onTheLeft: true)
        let parts = [Words.onOneLine(file).padded(to: width), name, percent]
        return (parts + [PredictionText.doubt(prediction)].compactMap { $0 })
            .joined(separator: "  ")
    }

    private static func pictureText(
        _ file: String, _ image: GrayImage, _ prediction: Prediction, _ names: [String],
        isFirst: Bool, _ style: TerminalStyle
    ) -> [String] {
        let heading =
            [
                style.paint(Words.onOneLine(file), .bold),
                "\(prediction.name), \(Numbers.percent(Double(prediction.probability)))",
            ] + [PredictionText.doubt(prediction)].compactMap { $0 }
        return (isFirst ? [] : [""])
            + PredictionText.picture(image, prediction, names: names, heading: heading, style)
    }
}
