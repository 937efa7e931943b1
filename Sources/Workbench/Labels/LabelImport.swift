/// What an import of labels did; one bad line never stops the rest.
public struct LabelImport: Sendable, Hashable {
    /// How many labels were new or changed.
    public var applied: Int
    /// How many lines said what was known.
    public var unchanged: Int
    /// For each line that was left out what is wrong with it, beginning with the line's number.
    public var problems: [String]

    /// A report of an import.
    public init(applied: Int, unchanged: Int, problems: [String]) {
        self.applied = applied
        self.unchanged = unchanged
        self.problems = problems
    }
}
