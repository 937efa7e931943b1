import Datasets
import NeuralNetwork

/// What to train from scratch.
public struct TrainingRequest: Sendable, Hashable {
    /// The network.
    public var architecture: Architecture
    /// Epochs, batch size, optimiser, learning rate, schedule, seed.
    public var recipe: Recipe
    /// How training pictures are varied.
    public var augmentation: Augmentation
    /// A model to learn from beside the labels; nil for none.
    public var teacher: Teacher?
    /// How many of the training split's images are learned from, nil for all; for quick looks.
    public var limit: Int?
    /// How many images of the training file are kept to validate by, at least 1; nil for a twelfth.
    /// Always the first of one order, so that a smaller number is a part of a greater one.
    public var validation: Int?
    /// The checkpoint of another run that this one begins at; nil to begin anew.
    public var branch: String?
    /// What the model will be called.
    public var name: String
    /// The command that asked for it, for the model's record; nil for the window.
    public var command: String?
    /// Threads a step uses, 1…256; two trainings side by side are fastest with one each.
    public var threads = 2
    /// Whether corrections of training images go over their labels, and labelled drawings and
    /// photos are learned as well.
    public var usesCorrections = true

    /// A training of the architecture by the recipe.
    public init(
        architecture: Architecture, recipe: Recipe, augmentation: Augmentation = .none,
        limit: Int? = nil, name: String = "Garment"
    ) {
        self.architecture = architecture
        self.recipe = recipe
        self.augmentation = augmentation
        self.limit = limit
        self.name = name
    }

    /// - Throws: `TrainingError.recipe` or `WorkbenchError.setting` naming the first value outside
    ///   its range.
    public func check() throws {
        try recipe.validate()
        if let limit, limit < 1 {
            throw WorkbenchError.setting(
                name: "Limit", expected: "at least 1", found: "\(limit)")
        }
        if let validation, validation < 1 {
            throw WorkbenchError.setting(
                name: "Validation", expected: "at least 1", found: "\(validation)")
        }
        guard (1...256).contains(threads) else {
            throw WorkbenchError.setting(
                name: "Threads", expected: "1 to 256", found: "\(threads)")
        }
        if let teacher, !(0...1).contains(teacher.share) {
            throw WorkbenchError.setting(
                name: "The teacher's share", expected: "between 0 and 1", found: "\(teacher.share)")
        }
    }
}
