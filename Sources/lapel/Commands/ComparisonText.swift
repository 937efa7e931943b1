import ModelFiles
import Workbench

/// What differs between two models, as JSON and as text.
enum ComparisonText {
    /// The members `accuracy, correctedAccuracy, images, leftOut, correctedImages, correctionsRight,
    /// corrections, fixed, broken, churn, perClass`.
    static func members(_ comparison: ModelComparison) -> [(String, JSONValue)] {
        [
            ("accuracy", pair(comparison.accuracy)),
            ("correctedAccuracy", pair(comparison.correctedAccuracy)),
            ("images", JSONValue(comparison.images)),
            ("leftOut", JSONValue(comparison.leftOut)),
            ("correctedImages", JSONValue(comparison.correctedImages)),
            ("correctionsRight", pair(comparison.correctionsRight)),
            ("corrections", JSONValue(comparison.corrections)),
            ("fixed", JSONValue(comparison.fixed.count)),
            ("broken", JSONValue(comparison.broken.count)),
            ("churn", JSONValue(comparison.churn)),
            ("perClass", .array(comparison.perClass.enumerated().map(json))),
        ]
    }

    private static func json(_ index: Int, _ change: ModelComparison.ClassChange) -> JSONValue {
        .object([
            ("class", JSONValue(index)),
            ("name", .string(Workbench.classNames[index])),
            ("images", JSONValue(change.images)),
            ("right", pair(change.right)),
            ("recall", pair(change.recall)),
        ])
    }

    private static func pair(_ pair: BeforeAfter<Double>?) -> JSONValue {
        guard let pair else { return .null }
        return .object([("before", JSONValue(pair.before)), ("after", JSONValue(pair.after))])
    }

    private static func pair(_ pair: BeforeAfter<Int>) -> JSONValue {
        .object([("before", JSONValue(pair.before)), ("after", JSONValue(pair.after))])
    }

    /// Corrections, accuracies, what changed, then the classes one by one.
    static func lines(_ comparison: ModelComparison, _ style: TerminalStyle) -> [String] {
        let right = comparison.correctionsRight
        var lines = [
            "Corrections right  \(right.before) → \(right.after) of \(comparison.corrections)"
        ]
        guard let accuracy = comparison.accuracy, let corrected = comparison.correctedAccuracy
        else { return lines }
        let leftOut =
            comparison.leftOut == 0
            ? "" : "; \(Numbers.count(comparison.leftOut)) left out, because they were learned"
        lines += [
            "Accuracy           \(change(accuracy)) of \(Numbers.count(comparison.images)) "
                + "test images\(leftOut)",
            "  corrected labels \(change(corrected)), "
                + "\(Numbers.count(comparison.correctedImages)) of them corrected",
            "Newly right \(Numbers.count(comparison.fixed.count)), newly wrong "
                + "\(Numbers.count(comparison.broken.count)), changed "
                + Numbers.finePercent(comparison.churn),
            "",
        ]
        return lines + classes(comparison).lines(style)
    }

    private static func change(_ pair: BeforeAfter<Double>) -> String {
        "\(Numbers.finePercent(pair.before)) → \(Numbers.finePercent(pair.after))"
    }

    private static func classes(_ comparison: ModelComparison) -> TableText {
        var table = TableText([
            ("Class", .left), ("Images", .right), ("Before", .right), ("After", .right),
            ("Change", .right),
        ])
        for (index, change) in comparison.perClass.enumerated() {
            let recall = change.recall
            table.append([
                "\(index) \(Workbench.classNames[index])", Numbers.count(change.images),
                recall.map { Numbers.percent($0.before) } ?? "–",
                recall.map { Numbers.percent($0.after) } ?? "–",
                recall.map { Numbers.points($0.after - $0.before) } ?? "–",
            ])
        }
        return table
    }
}
