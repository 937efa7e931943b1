/// Rows of text in columns.
struct TableText {
    /// Where the text stands in a column.
    enum Alignment {
        case left
        case right
    }

    private let columns: [(title: String, alignment: Alignment)]
    private var rows: [[String]] = []

    init(_ columns: [(title: String, alignment: Alignment)]) { self.columns = columns }

    mutating func append(_ row: [String]) {
        precondition(row.count == columns.count, "\(row.count) cells in \(columns.count) columns")
        rows.append(row)
    }

    /// The titles, then the rows.
    func lines(_ style: TerminalStyle) -> [String] {
        let titles = columns.map(\.title)
        let widths = columns.indices.map { column in
            ([titles] + rows).map { $0[column].count }.max() ?? 0
        }
        let texts = ([titles] + rows).map { row in
            let cells = columns.indices.map { column in
                row[column].padded(
                    to: widths[column], onTheLeft: columns[column].alignment == .right)
            }
            return cells.joined(separator: "  ").trimmingTrailingSpaces()
        }
        return [style.paint(texts[0], .bold)] + texts.dropFirst()
    }
}

extension String {
    fileprivate func trimmingTrailingSpaces() -> String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
