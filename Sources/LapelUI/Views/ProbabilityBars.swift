import GtkKit
import Workbench

/// A row for each class, in their order: key, name, bar, percentage. A row is a button: "it really is this".
@MainActor
final class ProbabilityBars {
    let widget: ScrolledWindow
    private let list = Box(.vertical, spacing: 2)
    private var rows: [Row] = []
    private var names: [String] = []
    private let label: @MainActor (Int) -> Void

    private struct Row {
        let button: Button
        let bar: ProbabilityBar
        let percent: Label
        let key: Label
    }

    /// - Parameter label: is told the class of the row that was pressed.
    init(names: [String], label: @escaping @MainActor (Int) -> Void) {
        self.label = label
        widget = ScrolledWindow(list)
        widget.growsWithChild(maximumHeight: 4_000)
        list.setAccessibleLabel("Probabilities")
        setNames(names)
    }

    /// Shows rows of other classes, empty at first.
    func setNames(_ names: [String]) {
        guard names != self.names else { return }
        self.names = names
        list.removeAll()
        rows = []
        let isLong = names.count > Self.few
        widget.setVertical(isLong ? .automatic : .never)
        widget.setMinimumContentHeight(isLong ? Self.fewHeight : -1)
        let titles = SizeGroup()
        for (index, name) in names.enumerated() {
            let row = Self.row(index: index, name: name, titles)
            row.button.onClicked { [label] in label(index) }
            list.append(row.button)
            rows.append(row)
        }
    }

    /// Shows a prediction, and which class a person or the data set says; nil empties the bars. The
    /// bars of what does not look like a garment are dim.
    func show(_ prediction: Prediction?, corrected: Int? = nil, real: Int? = nil) {
        let isDim = prediction?.looksLikeGarment == false
        for (index, row) in rows.enumerated() {
            // Of a model that knew other classes, for the moment until the next one comes.
            let known = prediction.map(\.probabilities).flatMap {
                $0.indices.contains(index) ? $0[index] : nil
            }
            let probability = Double(known ?? 0)
            let isAnswer = prediction?.classIndex == index
            row.bar.set(probability, isDim ? .dimmed : isAnswer ? .answer : .other)
            row.percent.text = prediction == nil ? "–" : Numbers.percentNumber(probability)
            row.button.setCSS("answer", isAnswer)
            row.button.setCSS("corrected", corrected == index)
            row.key.text = corrected == index ? "✓" : Self.key(index)
            row.button.tooltip = Self.tooltip(
                isCorrected: corrected == index, isReal: real == index)
        }
    }

    /// More rows than this may scroll by themselves, so that what stands beside them stays in view.
    private static let few = 10
    private static let fewHeight = 300
    /// Of a longer name this many characters show.
    private static let longestName = 18

    /// Digits are keys of the first ten classes, and never change their meaning.
    private static func key(_ index: Int) -> String { index < 10 ? "\(index)" : "·" }

    private static func tooltip(isCorrected: Bool, isReal: Bool) -> String {
        if isCorrected { return "You said that it is this" }
        return isReal ? "The data set says that it is this" : "It really is this"
    }

    /// - Parameter titles: Keeps the bars in line.
    private static func row(index: Int, name: String, _ titles: SizeGroup) -> Row {
        let key = Label(key(index), css: "key-cap")
        key.verticalAlign = .center
        let title = Label(name, css: "name")
        title.horizontalTextAlign = 0
        // Wide enough for the longest of the ten names in bold.
        title.setSizeRequest(width: 92)
        title.setEllipsize(.end)
        title.setWidth(most: longestName)
        if name.count > longestName { title.tooltip = name }
        titles.add(title)
        let bar = ProbabilityBar(name: name)
        let percent = Label("–", css: "percent", "numeric")
        percent.horizontalTextAlign = 1
        percent.setSizeRequest(width: 42)
        let content = Box(.horizontal, spacing: 9, [key, title, bar.widget, percent])
        let button = Button(child: content, label: "It really is \(name)")
        button.addCSS("flat", "bar-row")
        return Row(button: button, bar: bar, percent: percent, key: key)
    }
}
