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
    /// All that there would be to learn are corrections of test images, which are to measure only.
    case keptForMeasuring
    /// No model of the list has this id or name; or several have it, which are `candidates`.
    case unknownModel(String, candidates: [String])
    /// The model in use, or the one that came with the program, cannot be deleted.
    case cannotDelete(model: String, isShipped: Bool)
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
    /// A class cannot be called so.
    case className(String, problem: String)
    /// The model's classes are not made of a few features.
    case cannotLearnAtOnce(model: String)
    /// No audit of the data set is kept, whose training part has so many images.
    case noAudit(images: Int)
    /// Suspected labels were asked for in the test part.
    case auditIsOfTraining
    /// There is no model beside the one in use.
    case nothingToCompare
    /// The written file was read back and predicts otherwise.
    case exportDiffers(file: String, maxAbsDifference: Float)
    /// `found` own images, not one, have an id that begins with `id`.
    case ownImage(id: String, found: Int)
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
        case .keptForMeasuring:
            "There is nothing to learn: the test set is kept for measuring only, and what was "
                + "corrected is in it."
        case .unknownModel(let text, let candidates):
            candidates.isEmpty
                ? "“\(text)” is no model of the list: give the first letters of an id, or a name."
                : "“\(text)” can be any of \(candidates.joined(separator: ", ")): give one of these."
        case .cannotDelete(let model, let isShipped):
            isShipped
                ? "“\(model)” came with Lapel and cannot be deleted."
                : "“\(model)” is in use: use another model before you delete it."
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
        case .className(let name, let problem):
            "A new class cannot be called “\(name)”: \(problem)."
        case .cannotLearnAtOnce(let model):
            "The model “\(model)” cannot learn at once: its last layer is to be a dense one of at most "
                + "256 features."
        case .noAudit:
            "No one has looked for wrong labels in this data set yet: “lapel audit” does."
        case .auditIsOfTraining:
            "Wrong labels are looked for among the training images: choose those."
        case .nothingToCompare:
            "There is no second model to compare with: open one, or keep one that learned."
        case .exportDiffers(let file, let difference):
            "“\(file)” was written, but predicts otherwise than the model (by "
                + "\(difference)): do not rely on it, and export again."
        case .ownImage(let id, 0):
            "There is no own image “\(id)”: “lapel own list” tells the ids."
        case .ownImage(let id, let found):
            "\(found) own images have an id that begins with “\(id)”: give more of its digits."
        case .unusable(let path, let reason):
            "“\(path)” cannot be used: \(reason)."
        case .notOpen:
            "The workbench is not open yet."
        }
    }
}
