import FoundationEssentials
import LabelStore

/// What one undo takes back, or one redo brings back.
public struct UndoStep: Sendable, Hashable, Identifiable {
    /// Rises with every step.
    public let id: Int64
    /// What the step was, for example “Coat for 37 images”.
    public let name: String
    /// When it happened.
    public let date: Date
    /// False for a step that was undone.
    public let holds: Bool
    /// Whether it put another model into use.
    public let changedModel: Bool

    init(_ step: LabelStep, classNames: [String]) {
        (id, date, holds) = (step.id, step.time, step.isLive)
        changedModel = step.kind == .model && !step.deletesModel
        let images =
            step.origin.map { Sample.Origin($0).words } ?? "\(Numbers.count(step.events)) images"
        switch (step.kind, step.given) {
        case (.model, _) where step.deletesModel:
            name = "Deleted the model “\(step.modelName ?? "")”"
        case (.model, _): name = step.modelName.map { "Model “\($0)”" } ?? "The shipped model"
        case (.add, _): name = "Added \(images) to own images"
        case (.remove, _): name = "Removed \(images) from own images"
        case (.import, _): name = "Imported labels for \(images)"
        case (.accept, _): name = "Predictions accepted for \(images)"
        case (_, .removal?): name = "Label removed from \(images)"
        case (_, .label(let label)?) where classNames.indices.contains(label):
            name = "\(classNames[label]) for \(images)"
        default: name = "Labels for \(images)"
        }
    }
}

extension Sample.Origin {
    /// `test image 1,042`, `a drawing`, `boot.png`: for the middle of a sentence.
    var words: String {
        switch self {
        case .dataSet(let part, let index):
            "\(part == .test ? "test" : "training") image \(Numbers.count(index))"
        case .drawing: "a drawing"
        case .photo(let name): name.isEmpty ? "a picture" : name
        }
    }
}
