import GtkKit
import Workbench

/// After learning: before and after side by side, what is newly wrong, Keep or Go back.
@MainActor
final class ResultCard {
    let widget: Widget
    private let title = Label("Before and after", css: "title-2")
    private let detail = Label(css: "dim-label")
    private let comparison: ComparisonView
    private let curves = CurvesView()
    private let desk: Desk

    init(desk: Desk) {
        self.desk = desk
        comparison = ComparisonView(desk: desk) { [weak desk] index in
            desk?.presenter?.browse(.test, index: index)
        }
        title.horizontalTextAlign = 0
        detail.horizontalTextAlign = 0
        detail.wraps = true
        let keep = Button("Keep")
        keep.addCSS("suggested-action", "pill")
        keep.onClicked { [weak desk] in desk?.learning.keep() }
        let back = Button("Go back")
        back.addCSS("pill")
        back.onClicked { [weak desk] in desk?.learning.discard() }
        let buttons = Box(.horizontal, spacing: 12, [keep, back])
        buttons.horizontalAlign = .center
        let box = Box(
            .vertical, spacing: 18, [title, detail, comparison.widget, curves.widget])
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
        comparison.show(result.comparison)
        curves.show(desk.learning.curves)
    }
}
