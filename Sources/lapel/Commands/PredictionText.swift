import ModelFiles
import Workbench

/// Predictions as JSON and as text.
enum PredictionText {
    /// The members `class, name, probability, probabilities`.
    static func members(_ prediction: Prediction) -> [(String, JSONValue)] {
        [
            ("class", JSONValue(prediction.classIndex)),
            ("name", .string(prediction.name)),
            ("probability", JSONValue(prediction.probability)),
            ("probabilities", .array(prediction.probabilities.map { JSONValue($0) })),
        ]
    }

    /// The members `novelty, looksLikeGarment`, null where the model cannot tell.
    static func noveltyMembers(_ prediction: Prediction) -> [(String, JSONValue)] {
        [
            ("novelty", JSONValue(prediction.novelty)),
            ("looksLikeGarment", prediction.looksLikeGarment.map(JSONValue.bool) ?? .null),
        ]
    }

    /// What there is to say of a sample that does not look like a garment, else nil.
    static func doubt(_ prediction: Prediction) -> String? {
        prediction.looksLikeGarment == false ? "This does not look like a garment." : nil
    }

    /// The picture, and beside it a heading and a bar for each class.
    static func picture(
        _ image: GrayImage, _ prediction: Prediction, names: [String], heading: [String],
        _ style: TerminalStyle
    ) -> [String] {
        let picture = PictureText.lines(image, style)
        let bars = BarsText.lines(
            prediction, names: names, width: style.width - image.width - 3, style)
        let beside = heading + [""] + bars
        return (0..<max(picture.count, beside.count)).map { line in
            let left =
                picture.indices.contains(line)
                ? picture[line] : String(repeating: " ", count: image.width)
            return left + "   " + (beside.indices.contains(line) ? beside[line] : "")
        }
    }
}

extension JSONValue {
    /// An object with the members in this order.
    static func object(_ members: [(String, JSONValue)]) -> JSONValue {
        var object = JSONObject()
        for (key, value) in members { object[key] = value }
        return .object(object)
    }

    /// Nil becomes `null`.
    init(_ value: Double?) { self = value.map { JSONValue($0) } ?? .null }

    /// Nil becomes `null`.
    init(_ value: Int?) { self = value.map { JSONValue($0) } ?? .null }
}
