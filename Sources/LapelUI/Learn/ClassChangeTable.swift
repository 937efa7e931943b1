import GtkKit
import Workbench

/// How many of each class's images are right, before and after.
@MainActor
final class ClassChangeTable {
    let widget: Widget
    private let table = Grid(columnSpacing: 18, rowSpacing: 3)

    init() {
        let heading = Label("Right in each class", css: "heading")
        heading.horizontalTextAlign = 0
        table.horizontalAlign = .start
        widget = Box(.vertical, spacing: 6, [heading, table])
        widget.isVisible = false
    }

    func show(
        _ classes: [ModelComparison.ClassChange], names: [String],
        titles: (before: String, after: String)
    ) {
        table.removeAll()
        widget.isVisible = !classes.isEmpty
        let headings = ["Class", "Images", titles.before, titles.after, "Change"]
        for (column, text) in headings.enumerated() {
            attach(Label(text, css: "caption", "dim-label"), column, 0)
        }
        for (index, change) in classes.enumerated() {
            let recall = change.recall
            let points = recall.map { Numbers.points($0.after - $0.before) } ?? "–"
            let texts = [
                names[index], Numbers.count(change.images),
                recall.map { Numbers.percent($0.before) } ?? "–",
                recall.map { Numbers.percent($0.after) } ?? "–", points,
            ]
            for (column, text) in texts.enumerated() {
                let label = Label(text, css: "numeric")
                if column == 1 || column == 2 { label.addCSS("dim-label") }
                if column == 4, points.hasPrefix("+") { label.addCSS("success") }
                if column == 4, points.hasPrefix("−") { label.addCSS("warning") }
                attach(label, column, index + 1)
            }
        }
    }

    private func attach(_ label: Label, _ column: Int, _ row: Int) {
        label.horizontalTextAlign = column == 0 ? 0 : 1
        table.attach(label, column: column, row: row)
    }
}
