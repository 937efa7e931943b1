import ModelFiles
import Workbench

/// Images of a review queue as JSON and as text.
enum ReviewText {
    /// An image with what is known about it.
    struct Row {
        let entry: ReviewList.Entry
        let sample: Sample
        let prediction: Prediction?
        let source: ImageSource
        /// Of own images, by index.
        let ownNames: [String]
        let classNames: [String]
    }

    static func table() -> TableText {
        TableText([
            ("Image", .right), ("Label", .left), ("Predicted", .left), ("", .right), ("Why", .left),
        ])
    }
}

extension ReviewText.Row {
    var json: JSONValue {
        .object(
            [
                ("index", JSONValue(entry.index)), ("split", .string(source.rawValue)),
                ("label", JSONValue(sample.label)),
                ("labelName", JSONValue(sample.label.map(className))),
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
                ("suggestedName", .string(className(suggestion))),
            ]
        case .nearDuplicate(let source, let index, let label, _):
            [
                (
                    "nearly",
                    .object([
                        ("index", JSONValue(index)), ("split", .string(source.rawValue)),
                        ("label", JSONValue(label)),
                        ("labelName", JSONValue(label.map(className))),
                    ])
                )
            ]
        case .disagreement(let classIndex, let probability):
            [
                (
                    "other",
                    .object([
                        ("class", JSONValue(classIndex)),
                        ("name", .string(className(classIndex))),
                        ("probability", JSONValue(probability)),
                    ])
                )
            ]
        }
    }

    func cells(comparedWith other: String?) -> [String] {
        [
            name(entry.index, of: source), sample.label.map(className) ?? "–",
            prediction?.name ?? "–",
            prediction.map { Numbers.percent(Double($0.probability)) } ?? "–", why(other),
        ]
    }

    private func name(_ index: Int, of source: ImageSource) -> String {
        source == .own ? Words.onOneLine(ownNames[index]) : Numbers.count(index)
    }

    private func className(_ classIndex: Int) -> String {
        classNames.indices.contains(classIndex) ? classNames[classIndex] : "class \(classIndex)"
    }

    private func why(_ other: String?) -> String {
        switch entry.finding {
        case .prediction: return ""
        case .suspect(_, let suggestion, _): return "probably \(className(suggestion))"
        case .nearDuplicate(let source, let index, let label, let alikeness):
            let part = source.part.map { "\($0.rawValue) " } ?? ""
            return "\(Numbers.percent(alikeness)) like \(part)\(name(index, of: source)), "
                + (label.map(className) ?? "not labelled")
        case .outlier(let novelty): return "novelty \(Numbers.decimals(novelty, 3))"
        case .disagreement(let classIndex, let probability):
            let name = Words.onOneLine(other ?? "the other model")
            return "\(name): \(className(classIndex)) \(Numbers.percent(probability))"
        }
    }
}
