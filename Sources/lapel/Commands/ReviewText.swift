import ModelFiles
import Workbench

/// Images of a review queue as JSON and as text.
enum ReviewText {
    /// An image with what is known about it.
    struct Row {
        let entry: ReviewList.Entry
        let sample: Sample
        let prediction: Prediction?
        let part: Part
    }

    static func table() -> TableText {
        TableText([
            ("Index", .right), ("Label", .left), ("Predicted", .left), ("", .right), ("Why", .left),
        ])
    }

    fileprivate static func name(_ classIndex: Int) -> String {
        let names = Workbench.classNames
        return names.indices.contains(classIndex) ? names[classIndex] : "class \(classIndex)"
    }
}

extension ReviewText.Row {
    var json: JSONValue {
        .object(
            [
                ("index", JSONValue(entry.index)), ("split", .string(part.rawValue)),
                ("label", JSONValue(sample.label)),
                ("labelName", JSONValue(sample.label.map(ReviewText.name))),
                ("reviewed", .bool(sample.correctedLabel != nil)),
                ("class", JSONValue(prediction?.classIndex)),
                ("name", JSONValue(prediction?.name)),
                ("probability", JSONValue(prediction.map { Double($0.probability) })),
                ("score", JSONValue(entry.score)),
            ] + finding)
    }

    private var finding: [(String, JSONValue)] {
        switch entry.finding {
        case .prediction, .outlier: []
        case .suspect(_, let suggestion, _):
            [
                ("suggested", JSONValue(suggestion)),
                ("suggestedName", .string(ReviewText.name(suggestion))),
            ]
        case .nearDuplicate(let part, let index, let label, _):
            [
                (
                    "nearly",
                    .object([
                        ("index", JSONValue(index)), ("split", .string(part.rawValue)),
                        ("label", JSONValue(label)), ("labelName", .string(ReviewText.name(label))),
                    ])
                )
            ]
        case .disagreement(let classIndex, let probability):
            [
                (
                    "other",
                    .object([
                        ("class", JSONValue(classIndex)),
                        ("name", .string(ReviewText.name(classIndex))),
                        ("probability", JSONValue(probability)),
                    ])
                )
            ]
        }
    }

    func cells(comparedWith other: String?) -> [String] {
        [
            Numbers.count(entry.index), sample.label.map(ReviewText.name) ?? "–",
            prediction?.name ?? "–",
            prediction.map { Numbers.percent(Double($0.probability)) } ?? "–", why(other),
        ]
    }

    private func why(_ other: String?) -> String {
        switch entry.finding {
        case .prediction: return ""
        case .suspect(_, let suggestion, _): return "probably \(ReviewText.name(suggestion))"
        case .nearDuplicate(let part, let index, let label, let alikeness):
            return "\(Numbers.percent(alikeness)) like \(part.rawValue) \(Numbers.count(index)), "
                + ReviewText.name(label)
        case .outlier(let novelty): return "novelty \(Numbers.decimals(novelty, 3))"
        case .disagreement(let classIndex, let probability):
            let name = Words.onOneLine(other ?? "the other model")
            return "\(name): \(ReviewText.name(classIndex)) \(Numbers.percent(probability))"
        }
    }
}
