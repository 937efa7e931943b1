import GtkKit
import Workbench

/// The picture in large, its real and its predicted class side by side, and the bars.
@MainActor
final class SamplePane {
    let widget: Widget
    private let title = Label("No image chosen", css: "heading")
    private let picture = PictureView(size: 112, label: "Chosen image")
    private let real = Label("–", css: "title-4")
    private let predicted = Label("–", css: "title-4")
    private let share = Label(css: "title-4", "dim-label")
    private let finding = Label()
    private let note = Label(css: "caption", "dim-label")
    private let bars: ProbabilityBars
    private let edit = Button("Edit in Try")
    private let remove = Button(
        icon: "user-trash-symbolic", label: "Remove from own images (Delete)")

    init(
        classNames: [String], label: @escaping @MainActor (Int) -> Void,
        edit action: @escaping @MainActor () -> Void,
        remove removal: @escaping @MainActor () -> Void
    ) {
        bars = ProbabilityBars(names: classNames, label: label)
        title.horizontalTextAlign = 0
        title.setEllipsize(.middle)
        for label in [finding, note] {
            label.wraps = true
            label.horizontalTextAlign = 0
            label.setWidth(most: 30)
        }
        finding.isVisible = false
        edit.onClicked(action)
        edit.isSensitive = false
        remove.onClicked(removal)
        remove.isVisible = false
        picture.widget.verticalAlign = .start
        let facts = Box(.vertical, spacing: 3)
        let verdict = Box(.horizontal, spacing: 6, [predicted, share])
        for (name, value) in [("Real class", real), ("Predicted class", verdict)] as [(_, Widget)] {
            let caption = Label(name, css: "caption", "dim-label")
            caption.horizontalTextAlign = 0
            value.setMargins(bottom: 6)
            facts.append(caption)
            facts.append(value)
        }
        for label in [real, predicted] {
            label.horizontalTextAlign = 0
            label.setEllipsize(.end)
        }
        let buttons = Box(.horizontal, spacing: 6, [edit, remove])
        buttons.horizontalAlign = .start
        facts.append(buttons)
        facts.expandsHorizontally = true
        let top = Box(.horizontal, spacing: 12, [picture.widget, facts])
        let box = Box(.vertical, spacing: 12, [title, top, finding, bars.widget, note])
        box.setMargins(18)
        let scroller = ScrolledWindow(box)
        scroller.setSizeRequest(width: 348)
        // The bars inside want all the room there is; the grid is to have it.
        scroller.expandsHorizontally = false
        widget = scroller
    }

    /// The classes that there are bars of.
    func setClassNames(_ names: [String]) { bars.setNames(names) }

    /// Whether what shows can be removed.
    func setRemovable(_ isRemovable: Bool) { remove.isVisible = isRemovable }

    /// Shows one sample.
    ///
    /// - Parameters:
    ///   - path: Of the file that it was read from.
    ///   - found: Why it is in the queue, beside its prediction.
    func show(
        _ sample: Sample, title text: String, path: String?, prediction: Prediction?,
        names: [String], finding found: String? = nil
    ) {
        finding.text = found ?? ""
        finding.isVisible = found != nil
        title.text = text
        title.tooltip = path
        picture.show(sample.image)
        real.text = sample.label.map(names.className) ?? "Not labelled yet"
        predicted.text = prediction?.name ?? "–"
        share.text = prediction.map { Numbers.percent(Double($0.probability)) } ?? ""
        bars.show(prediction, corrected: sample.correctedLabel, real: sample.originalLabel)
        edit.isSensitive = true
        note.text = Self.note(on: sample, names: names)
        let said = sample.label == nil ? Words.notLabelled : "real class \(real.text)"
        picture.widget.setAccessibleDescription(
            "\(text), \(said), predicted class \(predicted.text) \(share.text)")
    }

    private static func note(on sample: Sample, names: [String]) -> String {
        guard let corrected = sample.correctedLabel else {
            return "Press a digit, or a bar, to say what it really is."
        }
        guard let original = sample.originalLabel else {
            return "You said that this is \(Words.withArticle(names.className(corrected)))."
        }
        let name = Words.withArticle(names.className(original))
        return corrected == original
            ? "You confirmed this; the data set says \(name), too."
            : "You corrected this; the data set says \(name)."
    }

    /// Shows that many are selected.
    func show(selected count: Int) {
        clear()
        title.text = "\(Numbers.count(count)) selected"
        note.text = "Press a digit, or a bar, to say what all of them really are."
    }

    /// Shows that there is no image to choose.
    func clear() {
        title.text = "No image chosen"
        real.text = "–"
        predicted.text = "–"
        share.text = ""
        picture.show(nil)
        bars.show(nil)
        edit.isSensitive = false
        finding.isVisible = false
        note.text = ""
    }
}
