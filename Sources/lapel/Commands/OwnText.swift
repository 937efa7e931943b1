import FoundationEssentials
import ModelFiles
import Workbench

/// Own images as JSON and as text.
struct OwnText {
    private let images: [OwnImage]
    private let predictions: PartPredictions?
    private let names: [String]

    init(_ images: [OwnImage], _ predictions: PartPredictions?, names: [String]) {
        self.images = images
        self.predictions = predictions
        self.names = names
    }

    /// An object for each image.
    var json: [JSONValue] {
        images.enumerated().map { index, image in
            let predicted = predicted(index)
            return .object([
                ("id", .string(image.id)),
                ("file", JSONValue(Self.file(image))),
                ("path", JSONValue(image.path)),
                ("added", .string(image.added.formatted(.iso8601))),
                ("label", JSONValue(image.label)),
                ("labelName", JSONValue(image.label.map(names.className))),
                ("class", JSONValue(predicted?.classIndex)),
                ("name", JSONValue(predicted.map { names.className($0.classIndex) })),
                ("probability", JSONValue(predicted.map { Double($0.probability) })),
            ])
        }
    }

    /// A line for each image.
    var table: TableText {
        var table = TableText([
            ("Id", .left), ("Image", .left), ("Label", .left), ("Predicted", .left), ("", .right),
        ])
        for (index, image) in images.enumerated() {
            let predicted = predicted(index)
            table.append([
                String(image.id.prefix(12)), Words.onOneLine(image.name),
                image.label.map(names.className) ?? "not labelled yet",
                predicted.map { names.className($0.classIndex) } ?? "–",
                predicted.map { Numbers.percent(Double($0.probability)) } ?? "",
            ])
        }
        return table
    }

    /// The file's name; nil for a drawing.
    static func file(_ image: OwnImage) -> String? {
        if case .drawing = image.sample.origin { nil } else { image.name }
    }

    private func predicted(_ index: Int) -> (classIndex: Int, probability: Float)? {
        guard let predictions else { return nil }
        let classIndex = Int(predictions.classes[index])
        return (classIndex, predictions.probabilities(of: index)[classIndex])
    }
}
