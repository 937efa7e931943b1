import FoundationEssentials

/// What a page says about a model.
public struct ModelInfo: Sendable, Hashable, Identifiable {
    /// SHA-256 of the model's file; names it in the list of models.
    public var id: String
    /// What it is called, for example "Garment".
    public var name: String
    /// The name of its architecture, for example `slides`.
    public var architecture: String
    /// Number of values in all weights.
    public var parameters: Int
    /// Names of the classes, in order.
    public var classNames: [String]
    /// Accuracy on the test split, 0…1, where it is known.
    public var testAccuracy: Double?
    /// How many test images that is over, where it is known.
    public var testImages: Int?
    /// How many test images were left out of it, because the model or an ancestor learned them.
    public var leftOut: Int
    /// The file it was read from.
    public var file: String
    /// The `id` of the model that it was fine-tuned from.
    public var parent: String?
    /// How many corrections it and its parents learned.
    public var corrections: Int
    /// When it was made.
    public var created: Date
}

/// What was written by an export, and how the file predicts when it is read back.
public struct ExportReport: Sendable, Hashable {
    /// The file that was written.
    public var file: String
    /// The file's format, for example `json`.
    public var format: String
    /// On how many images the two were compared.
    public var images: Int
    /// The greatest difference of a probability between the file and the model in use.
    public var maxAbsDifference: Float
}
