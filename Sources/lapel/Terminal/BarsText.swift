import Workbench

/// The probabilities of all classes as lines of text, in the classes' order.
enum BarsText {
    /// Number, name, bar and percentage of each class, the predicted one emphasised; at most `width`
    /// characters each.
    static func lines(
        _ prediction: Prediction, names: [String], width: Int, _ style: TerminalStyle
    ) -> [String] {
        let nameWidth = names.map(\.count).max() ?? 0
        let barWidth = max(8, min(30, width - nameWidth - 12))
        return zip(prediction.probabilities, names).enumerated().map { index, row in
            let name = row.1.padded(to: nameWidth)
            let bar = Bar.text(Double(row.0), width: barWidth).padded(to: barWidth)
            let percent = Numbers.percent(Double(row.0)).padded(to: 7, onTheLeft: true)
            let line = "\(index) \(name) \(bar) \(percent)"
            return index == prediction.classIndex ? style.paint(line, .bold) : line
        }
    }
}

/// A bar of eighths of a character.
enum Bar {
    private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

    /// - Parameter share: 0…1, of `width` characters; what exceeds it is cut off.
    static func text(_ share: Double, width: Int) -> String {
        guard share.isFinite else { return "" }
        let filled = Int((min(max(share, 0), 1) * Double(width * 8)).rounded())
        return String(repeating: "█", count: filled / 8) + eighths[filled % 8]
    }
}

extension String {
    /// Spaces to a width, for columns.
    func padded(to width: Int, onTheLeft: Bool = false) -> String {
        let spaces = String(repeating: " ", count: max(0, width - count))
        return onTheLeft ? spaces + self : self + spaces
    }
}
