import GtkKit
import Workbench

/// The colours of the curves in the style that holds now.
@MainActor
struct ChartStyle {
    let widget: Widget
    let ink: Colour
    let training: Colour
    let validation: Colour

    init(widget: Widget) {
        self.widget = widget
        ink = widget.foreground
        // Blue and orange that differ in lightness as well, in either style.
        training =
            StyleManager.isDark
            ? Colour(red: 0.47, green: 0.68, blue: 0.93) : Colour(red: 0.1, green: 0.37, blue: 0.71)
        validation =
            StyleManager.isDark
            ? Colour(red: 1, green: 0.64, blue: 0.28) : Colour(red: 0.9, green: 0.38, blue: 0)
    }

    func drawLegend(_ painter: Painter, in area: Rectangle) {
        var x = area.x + area.width - 168
        for (name, colour, isDashed) in [
            ("Training", training, false), ("Validation", validation, true),
        ] {
            let y = area.y - 13
            painter.line(
                [Point(x: x, y: y), Point(x: x + 16, y: y)], width: 2,
                dashes: isDashed ? [4, 3] : [], colour)
            let text = widget.layout(name, TextStyle(size: 11))
            painter.text(text, at: Point(x: x + 21, y: y - text.height / 2), ink.faded(0.8))
            x += 84
        }
    }
}

/// One chart: axis, grid, two curves with their last values.
@MainActor
struct Chart {
    let title: String
    let area: Rectangle
    let range: ClosedRange<Double>
    let epochs: Int
    let format: (Double) -> String
    let style: ChartStyle

    func draw(_ painter: Painter, training: [Curves.Dot], validation: [Curves.Dot]) {
        drawAxis(painter)
        painter.clipped(to: area) {
            painter.line(training.map(place), width: 1.8, style.training)
        }
        painter.line(validation.map(place), width: 1.8, dashes: [5, 3], style.validation)
        for dot in validation { painter.fillCircle(place(dot), radius: 2.6, style.validation) }
        drawLast(painter, training: training.last, validation: validation.last)
    }

    /// The numbers of the epochs, under the lower chart.
    func drawEpochs(_ painter: Painter) {
        let step = max(1, (epochs + 5) / 6)
        for epoch in stride(from: 0, through: epochs, by: step) {
            let text = style.widget.layout("\(epoch)", TextStyle(size: 10))
            let x = place(Curves.Dot(epoch: Double(epoch), value: range.lowerBound)).x
            painter.text(
                text, at: Point(x: x - text.width / 2, y: area.y + area.height + 3),
                style.ink.faded(0.6))
        }
        let caption = style.widget.layout("epoch", TextStyle(size: 10))
        painter.text(
            caption, at: Point(x: area.x + area.width + 10, y: area.y + area.height + 3),
            style.ink.faded(0.6))
    }

    private func drawAxis(_ painter: Painter) {
        for line in 0...2 {
            let value = range.lowerBound + (range.upperBound - range.lowerBound) * Double(line) / 2
            let y = place(Curves.Dot(epoch: 0, value: value)).y
            painter.segments(
                [(from: Point(x: area.x, y: y), to: Point(x: area.x + area.width, y: y))],
                width: 1, style.ink.faded(line == 0 ? 0.3 : 0.1))
            let text = style.widget.layout(format(value), TextStyle(size: 10))
            painter.text(
                text, at: Point(x: area.x - text.width - 6, y: y - text.height / 2),
                style.ink.faded(0.6))
        }
        let heading = style.widget.layout(title, TextStyle(size: 11, isBold: true))
        painter.text(
            heading, at: Point(x: area.x, y: area.y - heading.height - 6), style.ink.faded(0.8))
    }

    /// Values at the ends of the lines; moved apart where they would cover each other.
    private func drawLast(
        _ painter: Painter, training: Curves.Dot?, validation: Curves.Dot?
    ) {
        var taken: Double?
        for (dot, colour) in [(training, style.training), (validation, style.validation)] {
            guard let dot else { continue }
            let text = style.widget.layout(format(dot.value), TextStyle(size: 11, isBold: true))
            let end = place(dot)
            var y = end.y - text.height / 2
            if let taken, abs(taken - y) < text.height {
                y = taken + (y >= taken ? text.height : -text.height)
            }
            taken = y
            painter.text(text, at: Point(x: min(end.x + 6, area.x + area.width + 6), y: y), colour)
        }
    }

    private func place(_ dot: Curves.Dot) -> Point {
        let share = (dot.value - range.lowerBound) / (range.upperBound - range.lowerBound)
        return Point(
            x: area.x + area.width * min(dot.epoch / Double(epochs), 1),
            y: area.y + area.height * (1 - min(max(share, 0), 1)))
    }
}
