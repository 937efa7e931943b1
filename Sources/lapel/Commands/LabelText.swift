import FoundationEssentials
import ModelFiles
import Workbench

/// Corrections as JSON and as text.
enum LabelText {
    /// The columns of the exported CSV, and the names of the classes.
    static func json(_ correction: Correction, names: [String]) -> JSONValue {
        let sample = correction.sample
        let (index, split) = indexAndSplit(sample.origin)
        return .object([
            ("index", JSONValue(index)),
            ("split", JSONValue(split)),
            ("sample", .string(sample.id)),
            ("original", JSONValue(sample.originalLabel)),
            ("originalName", JSONValue(sample.originalLabel.map(names.className))),
            ("corrected", JSONValue(correction.classIndex)),
            ("correctedName", .string(names.className(correction.classIndex))),
            ("learned", .bool(correction.isLearned)),
            ("when", .string(correction.date.formatted(.iso8601))),
        ])
    }

    /// A line for each correction.
    static func table(_ corrections: [Correction], names: [String]) -> TableText {
        var table = TableText([
            ("Sample", .left), ("Was", .left), ("Is", .left), ("Learned", .left), ("When", .left),
        ])
        for correction in corrections {
            table.append([
                place(correction.sample.origin),
                correction.sample.originalLabel.map(names.className) ?? "–",
                names.className(correction.classIndex),
                correction.isLearned ? "yes" : correction.isKeptApart ? "measures" : "waiting",
                correction.date.formatted(.iso8601),
            ])
        }
        return table
    }

    /// Where a sample came from, for example `Test image 42`.
    static func place(_ origin: Sample.Origin) -> String {
        switch origin {
        case .dataSet(let part, let index):
            "\(Words.capitalized(part.rawValue)) image \(Numbers.count(index))"
        case .drawing: "Drawing"
        case .photo(let name): Words.onOneLine(name)
        }
    }

    private static func indexAndSplit(_ origin: Sample.Origin) -> (Int?, String?) {
        if case .dataSet(let part, let index) = origin {
            (index, part.rawValue)
        } else {
            (nil, nil)
        }
    }
}
