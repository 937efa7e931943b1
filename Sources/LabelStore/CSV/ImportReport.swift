/// What an import did.
public struct ImportReport: Hashable, Sendable {
    /// The step that one undo takes back; nil where nothing changed.
    public let step: LabelStep?
    /// How many labels are new or took the place of another.
    public let changed: Int
    /// How many were in the store already.
    public let unchanged: Int
    /// The lines that were left out, and why, in the order of the file.
    public let problems: [LineProblem]
}

/// A line of an imported file that was left out.
public struct LineProblem: Hashable, Sendable, CustomStringConvertible {
    /// Counted from 1, the header among them.
    public let line: Int
    /// What is wrong with it.
    public let problem: Problem

    /// What can be wrong with a line.
    public enum Problem: Error, Hashable, Sendable, CustomStringConvertible {
        /// The header lacks these columns, so no line can be read.
        case header(missing: [String])
        /// A quote is never closed, or has text beside it.
        case quotes
        /// The line has more or fewer fields than the header.
        case fields(expected: Int, found: Int)
        /// A field that has to be there is empty.
        case empty(column: String)
        /// A field holds something that its column cannot mean.
        case value(column: String, found: String)
        /// The data set has no such image, or there is no data set and the line has no sample id.
        case unknownImage(SampleOrigin)
        /// The image at this place has other pixels than the line says.
        case otherSample(SampleOrigin)
        /// The sample is not in the data set, and the store has no pixels of it.
        case missingPixels
        /// The sample has another correction already, which stays.
        case conflict(existing: Int, found: Int)
    }

    /// One sentence with the line's number.
    public var description: String { "line \(line): \(problem)" }
}

extension LineProblem.Problem {
    /// What is wrong, for the end of a sentence.
    public var description: String {
        switch self {
        case .header(let missing):
            "the header has no \(missing.joined(separator: ", ")); the columns are "
                + LabelCSV.columns.joined(separator: ",")
        case .quotes: "a quote is not closed, or has text beside it"
        case .fields(let expected, let found): "\(found) fields where the header has \(expected)"
        case .empty(let column): "\(column) is empty"
        case .value(let column, let found): "\(column) cannot be \"\(found.prefix(40))\""
        case .unknownImage(let origin): "there is no image \(origin)"
        case .otherSample(let origin): "\(origin) is another image than the one that was labelled"
        case .missingPixels: "its pixels are not here; label it again from its image"
        case .conflict(let existing, let found):
            "the sample is corrected to \(existing) already, not to \(found); the label here stays"
        }
    }
}
