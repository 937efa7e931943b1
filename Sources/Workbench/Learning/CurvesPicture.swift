/// A run's curves as an SVG 1.1 picture of 640 × 480: loss above accuracy over the same epochs,
/// training in blue, validation dashed in orange.
struct CurvesPicture {
    let curves: Curves
    let title: String

    private static let (left, right) = (64.0, 560.0)

    /// The whole document.
    var svg: String {
        // Wider than the values, so that the grid's lines stand for round numbers.
        let highest = (curves.lossRange.upperBound * 5).rounded(.up) / 5
        let lowest = (curves.accuracyRange.lowerBound * 10).rounded(.down) / 10
        let loss = Panel(
            title: "Loss", top: 62, bottom: 232, range: 0...highest, epochs: curves.epochs,
            format: { Numbers.decimals($0, 3) })
        let accuracy = Panel(
            title: "Accuracy, %", top: 276, bottom: 446, range: lowest...1,
            epochs: curves.epochs, format: { Numbers.decimals($0 * 100, 2) })
        let head = [
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 480" width="640" height="480" \
            font-family="sans-serif" font-size="11" fill="#333">
            """,
            #"<rect width="640" height="480" fill="white"/>"#,
            Self.text(
                title, x: Self.left, y: 24, attributes: #"font-size="14" font-weight="bold""#),
        ]
        return
            (head + Self.legend + loss.elements(curves.trainingLoss, curves.validationLoss)
            + accuracy.elements(curves.trainingAccuracy, curves.validationAccuracy)
            + accuracy.epochAxis + ["</svg>", ""]).joined(separator: "\n")
    }

    private enum Series: CaseIterable {
        case training, validation

        var name: String { self == .training ? "Training" : "Validation" }
        var colour: String { self == .training ? "#1a5fb4" : "#c64600" }
        var dashes: String { self == .training ? "" : #" stroke-dasharray="5 3""# }
    }

    private static var legend: [String] {
        zip(Series.allCases, [400.0, 486.0]).flatMap { series, x in
            [
                line([(x, 44), (x + 18, 44)], series),
                text(series.name, x: x + 23, y: 48),
            ]
        }
    }

    private static func line(_ points: [(Double, Double)], _ series: Series) -> String {
        let places = points.map { "\(short($0)),\(short($1))" }.joined(separator: " ")
        return #"<polyline fill="none" stroke-width="1.8" stroke="\#(series.colour)""#
            + series.dashes + #" points="\#(places)"/>"#
    }

    private static func text(
        _ words: String, x: Double, y: Double, attributes: String = ""
    ) -> String {
        let escaped = words.map { character in
            switch character {
            case "<": "&lt;"
            case "&": "&amp;"
            default: String(character)
            }
        }.joined()
        return "<text x=\"\(short(x))\" y=\"\(short(y))\" \(attributes)>\(escaped)</text>"
    }

    private static func short(_ value: Double) -> String { Numbers.decimals(value, 1) }

    /// One chart.
    private struct Panel {
        let title: String
        let top, bottom: Double
        let range: ClosedRange<Double>
        let epochs: Int
        let format: (Double) -> String

        func elements(_ training: [Curves.Dot], _ validation: [Curves.Dot]) -> [String] {
            var taken: Double?
            let curves = zip(Series.allCases, [training, validation]).flatMap { series, dots in
                guard let last = dots.last else { return [String]() }
                var y = place(last).y + 4
                if let other = taken, abs(other - y) < 12 { y = other + (y < other ? -12 : 12) }
                taken = y
                return [
                    line(dots.map(place), series),
                    text(
                        format(last.value), x: right + 6, y: y,
                        attributes: #"font-weight="bold" fill="\#(series.colour)""#),
                ]
            }
            let heading = text(
                title, x: left, y: top - 8, attributes: #"font-weight="bold""#)
            return [heading] + grid + curves
        }

        private var grid: [String] {
            (0...4).flatMap { line in
                let value =
                    range.lowerBound + (range.upperBound - range.lowerBound) * Double(line) / 4
                let y = place(Curves.Dot(epoch: 0, value: value)).y
                return [
                    #"<path stroke="lightgray" d="M\#(left),\#(short(y))H\#(right)"/>"#,
                    text(format(value), x: left - 6, y: y + 4, attributes: #"text-anchor="end""#),
                ]
            }
        }

        /// The numbers of the epochs, under the chart.
        var epochAxis: [String] {
            let step = max(1, (epochs + 9) / 10)
            return stride(from: 0, through: epochs, by: step).map { epoch in
                text(
                    "\(epoch)", x: place(Curves.Dot(epoch: Double(epoch), value: 0)).x,
                    y: bottom + 16, attributes: #"text-anchor="middle""#)
            } + [text("epoch", x: right + 20, y: bottom + 16)]
        }

        private func place(_ dot: Curves.Dot) -> (x: Double, y: Double) {
            let share = (dot.value - range.lowerBound) / (range.upperBound - range.lowerBound)
            return (
                left + (right - left) * min(dot.epoch / Double(epochs), 1),
                bottom - (bottom - top) * min(max(share, 0), 1)
            )
        }
    }
}
