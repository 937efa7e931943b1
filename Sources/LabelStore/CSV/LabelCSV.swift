import FoundationEssentials

/// Labels as comma-separated text, columns `index,split,sample,original,corrected,when`.
///
/// `index` and `split` name an image of the data set; samples from elsewhere have no index, and
/// `drawn` or `image` for a split. `sample` is the SHA-256 of the pixels. Classes are numbers,
/// counted from 0; names are read as well. `when` is ISO 8601 in UTC. Lines end with LF.
public enum LabelCSV {
    static let columns = ["index", "split", "sample", "original", "corrected", "when"]

    /// One label read from a line.
    public struct Row: Hashable, Sendable {
        /// The line it stood on, counted from 1.
        public let line: Int
        /// Where the sample came from.
        public let origin: SampleOrigin
        /// The sample's id; nil where the line leaves it to the data set.
        public let sampleID: String?
        /// The class before the correction, if given.
        public let original: Int?
        /// The class it really is.
        public let corrected: Int
        /// When it was labelled, if given.
        public let time: Date?
    }

    /// Writes labels, one a line under a header.
    public static func write(_ events: [LabelEvent]) -> String {
        let lines = events.compactMap { event -> String? in
            let correction = event.correction
            guard let corrected = correction.corrected else { return nil }
            let (split, index, _) = correction.origin.columns
            return CSV.record([
                index.map(String.init) ?? "", split, correction.sampleID,
                correction.original.map(String.init) ?? "", String(corrected),
                event.time.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true)),
            ])
        }
        return ([CSV.record(columns)] + lines).joined(separator: "\n") + "\n"
    }

    /// Reads labels, and says for each line that is none what is wrong with it. The header may
    /// have its columns in any order, and others beside them; it needs `corrected`, and `sample`
    /// or both of `index` and `split`. `classes` are the names in the order of their numbers.
    public static func read(_ text: String, classes: [String]) -> (
        rows: [Row], problems: [LineProblem]
    ) {
        let records = CSV.records(in: text)
        let header = (records.first?.fields ?? []).map { trimmed($0).lowercased() }
        let names = Set(header)
        let needed: Set =
            names.contains("sample") ? ["corrected"] : ["corrected", "index", "split"]
        guard needed.isSubset(of: names) else {
            let missing = needed.subtracting(names).sorted()
            return ([], [LineProblem(line: 1, problem: .header(missing: missing))])
        }
        var rows: [Row] = []
        var problems: [LineProblem] = []
        for record in records.dropFirst() {
            do throws(LineProblem.Problem) {
                rows.append(try row(record, header, classes))
            } catch {
                problems.append(LineProblem(line: record.line, problem: error))
            }
        }
        return (rows, problems)
    }

    private static func row(
        _ record: CSV.Record, _ header: [String], _ classes: [String]
    ) throws(LineProblem.Problem) -> Row {
        guard let fields = record.fields else { throw .quotes }
        guard fields.count == header.count else {
            throw .fields(expected: header.count, found: fields.count)
        }
        // Of two columns with one name the first counts.
        let values = Dictionary(zip(header, fields.map(trimmed))) { first, _ in first }
        guard let corrected = try classNumber("corrected", values, classes) else {
            throw .empty(column: "corrected")
        }
        let sampleID = values["sample"].flatMap { $0.isEmpty ? nil : $0.lowercased() }
        if let sampleID, !Correction.isSHA256(sampleID) {
            throw .value(column: "sample", found: sampleID)
        }
        let origin = try origin(values)
        if sampleID == nil, !origin.isInDataset { throw .empty(column: "sample") }
        return Row(
            line: record.line, origin: origin, sampleID: sampleID,
            original: try classNumber("original", values, classes), corrected: corrected,
            time: try time(values["when"] ?? ""))
    }

    private static func origin(
        _ values: [String: String]
    ) throws(LineProblem.Problem) -> SampleOrigin {
        let split = values["split"]?.lowercased() ?? ""
        let index = values["index"] ?? ""
        switch split {
        case "drawn": return .drawn
        case "image": return .image(file: nil)
        case "" where index.isEmpty: return .image(file: nil)
        default: break
        }
        guard let split = SampleOrigin.Split(rawValue: split) else {
            throw .value(column: "split", found: split)
        }
        guard let index = number(index) else { throw .value(column: "index", found: index) }
        return .dataset(split, index: index)
    }

    private static func classNumber(
        _ column: String, _ values: [String: String], _ classes: [String]
    ) throws(LineProblem.Problem) -> Int? {
        guard let text = values[column], !text.isEmpty else { return nil }
        if let number = number(text), number < classes.count { return number }
        let lowercased = text.lowercased()
        guard let named = classes.firstIndex(where: { $0.lowercased() == lowercased }) else {
            throw .value(column: column, found: text)
        }
        return named
    }

    private static func time(_ text: String) throws(LineProblem.Problem) -> Date? {
        guard !text.isEmpty else { return nil }
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        // The parser ignores what follows the time.
        guard text.utf8.allSatisfy({ "0123456789-:.+TZ".utf8.contains($0) }),
            let time = try? style.parse(text)
        else { throw .value(column: "when", found: text) }
        return time
    }

    /// Digits alone, at most nine of them.
    private static func number(_ text: String) -> Int? {
        guard text.utf8.count <= 9, text.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        return Int(text)
    }

    private static func trimmed(_ text: String) -> String {
        guard let first = text.firstIndex(where: { !$0.isWhitespace }),
            let last = text.lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(text[first...last])
    }
}
