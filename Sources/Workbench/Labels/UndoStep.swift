import LabelStore

/// What an undo or redo did.
public struct UndoStep: Sendable, Hashable {
    /// What the step was, for example "Coat for 37 images".
    public var name: String
    /// The samples it touched.
    public var sampleIDs: [String]
    /// Whether it put another model into use.
    public var changedModel: Bool

    init(_ step: LabelStep, events: [LabelEvent], classNames: [String]) {
        sampleIDs = events.map(\.correction.sampleID)
        changedModel = step.kind == .model
        let images = events.count == 1 ? "one image" : "\(events.count) images"
        let classes = Set(events.map(\.correction.corrected))
        switch (step.kind, classes.first) {
        case (.model, _): name = "Change of model"
        case (.import, _): name = "Imported labels for \(images)"
        case (_, let first??) where classes.count == 1 && classNames.indices.contains(first):
            name = "\(classNames[first]) for \(images)"
        case (_, .some(.none)) where classes.count == 1: name = "Label removed from \(images)"
        default: name = "Labels for \(images)"
        }
    }
}
