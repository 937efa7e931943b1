extension Workbench {
    /// The index that a person typed; white space around it and separators of thousands are fine.
    ///
    /// - Parameter count: How many there are to choose from.
    /// - Throws: `WorkbenchError.index`, whose sentence names the range.
    public nonisolated static func parseIndex(
        _ text: String, count: Int
    ) throws(WorkbenchError) -> Int {
        let separators: Set<Character> = [" ", ",", "\u{202F}", "\u{00A0}", "\t", "\n"]
        let digits = text.filter { !separators.contains($0) }
        guard digits.allSatisfy({ $0.isASCII && $0.isNumber }), let index = Int(digits),
            index < count
        else {
            throw .index(text: text, count: count)
        }
        return index
    }

    /// The class that a person named by its number or, in any case of letters, by its name.
    ///
    /// - Throws: `WorkbenchError.unknownClass`.
    public nonisolated static func parseClass(
        _ text: String, names: [String]
    ) throws(WorkbenchError) -> Int {
        if let index = Int(text), names.indices.contains(index) { return index }
        guard let index = names.firstIndex(where: { $0.lowercased() == text.lowercased() }) else {
            throw .unknownClass(text, classes: names.count)
        }
        return index
    }
}
