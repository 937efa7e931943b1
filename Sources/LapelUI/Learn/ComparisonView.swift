import GtkKit
import Workbench

/// Two models on the same test images: figures side by side, class by class, and pictures of what
/// became right and wrong.
@MainActor
final class ComparisonView {
    let widget: Widget
    private let table = Grid(columnSpacing: 24, rowSpacing: 9)
    private let ground = Label(css: "dim-label", "caption")
    private let classes = ClassChangeTable()
    private let changes = Box(.vertical, spacing: 12)
    private let desk: Desk
    private let titles: (before: String, after: String)
    private let browse: @MainActor (Int) -> Void

    /// - Parameters:
    ///   - titles: Of the two columns.
    ///   - browse: Shows a test image in Browse.
    init(
        desk: Desk, titles: (before: String, after: String) = ("Before", "After"),
        browse: @escaping @MainActor (Int) -> Void
    ) {
        self.desk = desk
        self.titles = titles
        self.browse = browse
        table.horizontalAlign = .start
        ground.horizontalTextAlign = 0
        ground.wraps = true
        widget = Box(.vertical, spacing: 18, [table, ground, changes, classes.widget])
    }

    func show(_ comparison: ModelComparison) {
        fillTable(comparison)
        ground.text = Self.ground(of: comparison)
        classes.show(comparison.perClass, names: desk.classNames, titles: titles)
        changes.removeAll()
        for (name, indices) in [
            ("Newly wrong", comparison.broken), ("Newly right", comparison.fixed),
        ] where !indices.isEmpty {
            let strip = ChangeStrip(title: name, indices: indices, desk: desk, browse: browse)
            changes.append(strip.widget)
        }
    }

    private func fillTable(_ comparison: ModelComparison) {
        table.removeAll()
        for (column, text) in ["", titles.before, titles.after].enumerated() {
            attach(Label(text, css: "dim-label"), column, 0, align: column == 0 ? 0 : 1)
        }
        var row = 1
        if comparison.corrections > 0 {
            add(
                "Corrections right, of \(Numbers.count(comparison.corrections))",
                Numbers.count(comparison.correctionsRight.before),
                Numbers.count(comparison.correctionsRight.after), &row,
                verdict: comparison.correctionsRight.after - comparison.correctionsRight.before)
        }
        add("Accuracy, original labels", comparison.accuracy, &row)
        add("Accuracy, corrected labels", comparison.correctedAccuracy, &row)
        add("Newly right", "", Numbers.count(comparison.fixed.count), &row, verdict: 0)
        add("Newly wrong", "", Numbers.count(comparison.broken.count), &row, verdict: 0)
        add("Predictions changed", "", Numbers.finePercent(comparison.churn), &row, verdict: 0)
    }

    private func add(_ name: String, _ accuracy: BeforeAfter<Double>?, _ row: inout Int) {
        guard let accuracy else { return }
        add(
            name, Numbers.finePercent(accuracy.before), Numbers.finePercent(accuracy.after), &row,
            verdict: Int(((accuracy.after - accuracy.before) * 10_000).rounded()))
    }

    private func add(
        _ name: String, _ before: String, _ after: String, _ row: inout Int, verdict: Int
    ) {
        let title = Label(name)
        title.wraps = true
        attach(title, 0, row, align: 0)
        attach(Label(before, css: "big-number", "dim-label"), 1, row, align: 1)
        let value = Label(after, css: "big-number")
        if verdict > 0 { value.addCSS("success") }
        if verdict < 0 { value.addCSS("warning") }
        attach(value, 2, row, align: 1)
        row += 1
    }

    private func attach(_ label: Label, _ column: Int, _ row: Int, align: Double) {
        label.horizontalTextAlign = align
        table.attach(label, column: column, row: row)
    }

    /// On what all this was measured.
    private static func ground(of comparison: ModelComparison) -> String {
        var text =
            "Both on the same \(Numbers.counted(comparison.images, "image", "images")) of the "
            + "test set"
        if comparison.correctedImages > 0 {
            text += ", \(Numbers.count(comparison.correctedImages)) of them with a corrected label"
        }
        guard comparison.leftOut > 0 else { return text + "; none were left out." }
        return text + "; \(Numbers.count(comparison.leftOut)) left out, because a network learned "
            + (comparison.leftOut == 1 ? "it." : "them.")
    }
}
