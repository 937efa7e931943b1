import FoundationEssentials

/// A label that a person gave, over the data set's or the prediction.
public struct Correction: Sendable, Hashable, Identifiable {
    /// The sample with its original and its corrected label.
    public var sample: Sample
    /// When the label was given.
    public var date: Date
    /// Whether the model in use has learned it.
    public var isLearned: Bool

    /// The sample's id.
    public var id: String { sample.id }
    /// The class that the person gave.
    public var classIndex: Int { sample.correctedLabel ?? 0 }
}

/// What an undo or redo did.
public struct LabelStep: Sendable, Hashable {
    /// A short name, for example "Label as Coat" or "Label 37 samples as Coat".
    public var name: String
    /// The samples it touched.
    public var sampleIDs: [String]
}

/// What an import of labels did; one bad line never stops the rest.
public struct LabelImport: Sendable, Hashable {
    /// How many labels were new or changed.
    public var applied: Int
    /// How many lines said what was known.
    public var unchanged: Int
    /// A sentence for each line that was left out, beginning with its number.
    public var problems: [String]
}
