import Datasets

/// What the workbench itself refuses; errors of the lower rooms pass through as they are.
public enum WorkbenchError: Error, Sendable, Hashable {
    /// `text` is not a whole number in 0 ..< `count`.
    case index(text: String, count: Int)
    /// No class has this number or name.
    case unknownClass(String, classes: Int)
    /// Neither a model in use nor the shipped one was found in any of `tried`.
    case noModel(tried: [String])
    /// The model has another input than 28×28 in one channel, or another number of classes.
    case unsuitableModel(file: String, expected: String, found: String)
    /// There is no earlier model to go back to.
    case nothingBefore
    /// There is no correction that the model has not learned.
    case nothingToLearn
    /// `task` needs the data set, which is not there; `reason` is the sentence that says why.
    case needsDataSet(task: String, reason: String)
    /// Another training is under way.
    case alreadyLearning
    /// The candidate belongs to a model that is no longer in use.
    case staleCandidate
    /// A number of a training request lies outside its range.
    case setting(name: String, expected: String, found: String)
    /// The model cannot tell what is no garment.
    case noNovelty(model: String)
    /// No audit of the data set is kept, whose training part has so many images.
    case noAudit(images: Int)
    /// Suspected labels were asked for in the test part.
    case auditIsOfTraining
    /// There is no model beside the one in use.
    case nothingToCompare
    /// The written file was read back and predicts otherwise.
    case exportDiffers(file: String, maxAbsDifference: Float)
    /// A file or folder cannot be used.
    case unusable(path: String, reason: String)
    /// The work was asked for before `Workbench.open`.
    case notOpen
}

extension WorkbenchError: CustomStringConvertible {
    /// One sentence for a person: what happened and what to do.
    public var description: String {
        switch self {
        case .index(_, let count):
            count > 0
                ? "Type a whole number between 0 and \(count - 1)."
                : "There are no images to choose from."
        case .unknownClass(let text, let classes):
            "“\(text)” is no class: give a number between 0 and \(classes - 1) or a class's name."
        case .noModel(let tried):
            "No model was found in \(tried.joined(separator: " or ")): name one with --model."
        case .unsuitableModel(let file, let expected, let found):
            "“\(file)” is a model for \(found), but \(expected) is needed: choose another model."
        case .nothingBefore:
            "There is no earlier model to go back to."
        case .nothingToLearn:
            "There is nothing to learn yet: correct a sample first."
        case .needsDataSet(let task, let reason):
            "\(task) needs the training set. \(reason)"
        case .alreadyLearning:
            "A training is under way: wait until it is done, or cancel it."
        case .staleCandidate:
            "Another model is in use by now: learn again from that one."
        case .setting(let name, let expected, let found):
            "\(name) must be \(expected), not \(found)."
        case .noNovelty(let model):
            "The model “\(model)” cannot tell what is no garment: “lapel calibrate” teaches it."
        case .noAudit:
            "No one has looked for wrong labels in this data set yet: “lapel audit” does."
        case .auditIsOfTraining:
            "Wrong labels are looked for among the training images: choose those."
        case .nothingToCompare:
            "There is no second model to compare with: open one, or keep one that learned."
        case .exportDiffers(let file, let difference):
            "“\(file)” was written, but predicts otherwise than the model in use (by "
                + "\(difference)): do not rely on it, and export again."
        case .unusable(let path, let reason):
            "“\(path)” cannot be used: \(reason)."
        case .notOpen:
            "The workbench is not open yet."
        }
    }
}
