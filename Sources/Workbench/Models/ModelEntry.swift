/// A line of the list of models.
public struct ModelEntry: Sendable, Hashable, Identifiable {
    /// Where a model's weights began.
    public enum Origin: Sendable, Hashable {
        /// It came with the program.
        case shipped
        /// It has no parent.
        case fromScratch
        /// It was fine-tuned from a model of this name, which may have been deleted since.
        case parent(name: String, isDeleted: Bool)
        /// It was fine-tuned from a model that never was in the list.
        case unknownParent
    }

    /// What is known of the model.
    public var info: ModelInfo
    /// Whether it is the model in use.
    public var isCurrent: Bool
    /// What it descends from.
    public var origin: Origin
    /// How many of its ancestors stand above it in the list.
    public var generation: Int

    /// The model's id.
    public var id: String { info.id }
    /// Enough of the id to name the model by.
    public var shortID: String { String(info.id.prefix(8)) }
    /// Whether it came with the program.
    public var isShipped: Bool { origin == .shipped }
    /// The model in use and the shipped one cannot be deleted.
    public var canBeDeleted: Bool { !isCurrent && !isShipped }

    /// `Fine-tuned from “Garment”, 3 corrections learned`.
    public var history: String {
        let beginning =
            switch origin {
            case .shipped: "Came with Lapel"
            case .fromScratch: "Trained from scratch"
            case .parent(let name, false): "Fine-tuned from “\(name)”"
            case .parent(let name, true): "Fine-tuned from “\(name)”, since deleted"
            case .unknownParent: "Fine-tuned from a model that is not here"
            }
        guard info.corrections > 0 else { return beginning }
        let corrections = Numbers.counted(info.corrections, "correction", "corrections")
        return "\(beginning), \(corrections) learned"
    }
}

extension ModelInfo {
    /// `95.21 % of 9,988 test images right, 12 left out`; nil for a model that was not measured.
    public var shortAccuracyInWords: String? {
        guard let accuracy = testAccuracy else { return nil }
        let images = testImages.map { Numbers.counted($0, "test image", "test images") }
        let text = "\(Numbers.finePercent(accuracy)) of \(images ?? "the test images") right"
        return leftOut == 0 ? text : "\(text), \(Numbers.count(leftOut)) left out"
    }

    /// The same with the reason: `…, 12 left out, because it learned them`.
    public var accuracyInWords: String? {
        shortAccuracyInWords.map {
            leftOut == 0 ? $0 : "\($0), because it learned \(leftOut == 1 ? "it" : "them")"
        }
    }
}
