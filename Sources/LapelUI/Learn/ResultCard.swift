import GtkKit
import Workbench

/// After learning: before and after side by side, what is newly wrong, Keep or Go back.
@MainActor
final class ResultCard {
    let widget: Widget
    private let title = Label("Before and after", css: "title-2")
    private let detail = Label(css: "dim-label")
    private let table = Grid(columnSpacing: 24, rowSpacing: 9)
    private let changes = Box(.vertical, spacing: 12)
    private let curves = CurvesView()
    private let desk: Desk

    init(desk: Desk) {
        self.desk = desk
        title.horizontalTextAlign = 0
        detail.horizontalTextAlign = 0
        detail.wraps = true
        table.horizontalAlign = .start
        let keep = Button("Keep")
        keep.addCSS("suggested-action", "pill")
        keep.onClicked { [weak desk] in desk?.learning.keep() }
        let back = Button("Go back")
        back.addCSS("pill")
        back.onClicked { [weak desk] in desk?.learning.discard() }
        let buttons = Box(.horizontal, spacing: 12, [keep, back])
        buttons.horizontalAlign = .center
        let box = Box(
            .vertical, spacing: 18, [title, detail, table, changes, curves.widget])
        box.addCSS("card-box")
        let scroller = ScrolledWindow(box)
        scroller.expand()
        buttons.setMargins(12)
        widget = Box(.vertical, [scroller, Separator(.horizontal), buttons])
    }

    func show(_ result: LearningResult) {
        detail.text =
            "Learned in \(Numbers.duration(result.seconds)). "
            + "Nothing has changed yet: keep the new model, or go back to the one in use."
        fillTable(result)
        fillChanges(result)
        curves.show(desk.learning.curves)
    }

    private func fillTable(_ result: LearningResult) {
        table.removeAll()
        for (column, text) in ["", "Before", "After"].enumerated() {
            attach(Label(text, css: "dim-label"), column, 0, align: column == 0 ? 0 : 1)
        }
        var row = 1
        if result.corrections > 0 {
            add(
                "Corrections right, of \(Numbers.count(result.corrections))",
                Numbers.count(result.correctionsRight.before),
                Numbers.count(result.correctionsRight.after), &row,
                verdict: result.correctionsRight.after - result.correctionsRight.before)
        }
        if let accuracy = result.accuracy {
            add(
                "Accuracy on \(Numbers.count(result.images)) images not corrected",
                Numbers.finePercent(accuracy.before), Numbers.finePercent(accuracy.after), &row,
                verdict: Int(((accuracy.after - accuracy.before) * 10_000).rounded()))
        }
        add("Newly right", "", Numbers.count(result.fixed.count), &row, verdict: 0)
        add("Newly wrong", "", Numbers.count(result.broken.count), &row, verdict: 0)
        add("Other predictions changed", "", Numbers.finePercent(result.churn), &row, verdict: 0)
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

    /// Pictures of what became right and wrong; a click shows one in Browse.
    private func fillChanges(_ result: LearningResult) {
        changes.removeAll()
        for (name, indices) in [("Newly wrong", result.broken), ("Newly right", result.fixed)]
        where !indices.isEmpty {
            let heading = Label(name, css: "heading")
            heading.horizontalTextAlign = 0
            let strip = Box(.horizontal, spacing: 6)
            changes.append(heading)
            changes.append(ScrolledWindow(strip, horizontal: .automatic, vertical: .never))
            desk.perform { [self] in
                let images = try await desk.workbench.images(of: .test)
                for index in indices.prefix(24) { strip.append(tile(index, images[index])) }
            }
        }
    }

    private func tile(_ index: Int, _ image: GrayImage) -> Widget {
        let picture = PictureView(size: 56, label: "Test image \(index)")
        picture.show(image)
        let button = Button(child: picture.widget, label: "Show test image \(index) in Browse")
        button.addCSS("flat")
        button.tooltip = "Test image \(Numbers.count(index))"
        button.keep(picture)
        button.onClicked { [weak desk] in desk?.presenter?.browse(.test, index: index) }
        return button
    }
}
