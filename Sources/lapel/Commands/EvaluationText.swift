import ModelFiles
import Workbench

/// How good a model is, as JSON and as text.
enum EvaluationText {
    /// The members `images, leftOut, loss, accuracy, correctedAccuracy, correctedImages, standardError,
    /// ece, perClass, confusion, seconds`, and `novelty` if it was measured.
    static func json(_ evaluation: Evaluation, names: [String]) -> JSONValue {
        let novelty = evaluation.novelty.map { [("novelty", json($0))] } ?? []
        return .object(
            [
                ("images", JSONValue(evaluation.images)),
                ("leftOut", JSONValue(evaluation.leftOut)),
                ("loss", JSONValue(evaluation.loss)),
                ("accuracy", JSONValue(evaluation.accuracy)),
                ("correctedAccuracy", JSONValue(evaluation.correctedAccuracy)),
                ("correctedImages", JSONValue(evaluation.correctedImages)),
                ("standardError", JSONValue(evaluation.standardError)),
                ("ece", JSONValue(evaluation.expectedCalibrationError)),
                ("perClass", .array(evaluation.perClass.enumerated().map { json($0, $1, names) })),
                (
                    "confusion",
                    .array(evaluation.confusion.map { .array($0.map { JSONValue($0) }) })
                ),
                ("seconds", JSONValue(evaluation.seconds)),
            ] + novelty)
    }

    private static func json(
        _ index: Int, _ figures: Evaluation.ClassFigures, _ names: [String]
    ) -> JSONValue {
        .object([
            ("class", JSONValue(index)),
            ("name", .string(names.className(index))),
            ("precision", JSONValue(figures.precision)),
            ("recall", JSONValue(figures.recall)),
            ("f1", JSONValue(figures.f1)),
            ("support", JSONValue(figures.support)),
        ])
    }

    private static func json(_ novelty: Evaluation.NoveltyFigures) -> JSONValue {
        .object([
            ("auroc", JSONValue(novelty.auroc)),
            ("images", JSONValue(novelty.images)),
            ("flagged", JSONValue(novelty.flagged)),
            ("flaggedGarments", JSONValue(novelty.flaggedGarments)),
        ])
    }

    /// Accuracy, loss and calibration, then the classes one by one and what they are taken for.
    static func lines(
        _ evaluation: Evaluation, names: [String], _ style: TerminalStyle
    ) -> [String] {
        let accuracy = Numbers.finePercent(evaluation.accuracy)
        let error = Numbers.finePercent(evaluation.standardError)
        let leftOut =
            evaluation.leftOut == 0
            ? [] : ["\(Numbers.count(evaluation.leftOut)) left out, because it learned them"]
        let corrected =
            evaluation.correctedImages == 0
            ? []
            : [
                "\(Numbers.finePercent(evaluation.correctedAccuracy)) of the same images by the "
                    + "labels of which \(Numbers.count(evaluation.correctedImages)) were corrected"
            ]
        return [
            style.paint(
                "\(accuracy) of \(Numbers.count(evaluation.images)) \(evaluation.split.rawValue) "
                    + "images are right (± \(error))", .bold)
        ] + corrected + leftOut + [
            "loss \(Numbers.decimals(evaluation.loss, 4)), calibration error "
                + "\(Numbers.finePercent(evaluation.expectedCalibrationError)), "
                + Numbers.duration(evaluation.seconds)
        ] + (evaluation.novelty.map { novelty($0, of: evaluation) } ?? [])
            + [""] + classes(evaluation, names).lines(style)
            + [""] + confusion(evaluation, names).lines(style)
    }

    private static func novelty(
        _ novelty: Evaluation.NoveltyFigures, of evaluation: Evaluation
    ) -> [String] {
        func share(_ part: Int, _ all: Int) -> String {
            Numbers.percent(Double(part) / Double(max(all, 1)))
        }
        return [
            "told from \(Numbers.counted(novelty.images, "other picture", "other pictures")): "
                + "AUROC \(Numbers.decimals(novelty.auroc, 4))",
            "not like a garment: \(share(novelty.flagged, novelty.images)) of the others, "
                + "\(share(novelty.flaggedGarments, evaluation.images)) of the garments",
        ]
    }

    private static func classes(_ evaluation: Evaluation, _ names: [String]) -> TableText {
        var table = TableText([
            ("Class", .left), ("Precision", .right), ("Recall", .right), ("F1", .right),
            ("Images", .right),
        ])
        for (index, figures) in evaluation.perClass.enumerated() {
            let shares = [figures.precision, figures.recall, figures.f1].map {
                $0.map(Numbers.percent) ?? "–"
            }
            table.append(
                ["\(index) \(names.className(index))"] + shares
                    + [Numbers.count(figures.support)])
        }
        return table
    }

    /// Rows are real classes, columns predicted ones.
    private static func confusion(_ evaluation: Evaluation, _ names: [String]) -> TableText {
        var table = TableText(
            [("Real class", .left)]
                + evaluation.confusion.indices.map { (title: "→\($0)", alignment: .right) })
        for (index, counts) in evaluation.confusion.enumerated() {
            table.append(["\(index) \(names.className(index))"] + counts.map(Numbers.count))
        }
        return table
    }
}
