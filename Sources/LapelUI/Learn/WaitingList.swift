import GtkKit
import Workbench

/// What waits to be learned: thumbnail, predicted class → what it really is, remove.
@MainActor
final class WaitingList {
    let widget: Widget
    private let list = ListBox()
    private let heading = Label("Waiting to be learned", css: "heading")
    private let desk: Desk
    private static let most = 200

    init(desk: Desk) {
        self.desk = desk
        heading.horizontalTextAlign = 0
        list.addCSS("boxed-list")
        list.setAccessibleLabel("Corrections waiting")
        let placeholder = Label(
            "Nothing yet. Label a picture in Try or Browse with a digit key.", css: "dim-label")
        placeholder.wraps = true
        placeholder.centersLines()
        placeholder.setMargins(24)
        list.setPlaceholder(placeholder)
        list.verticalAlign = .start
        let scroller = ScrolledWindow(list)
        scroller.expandsVertically = true
        widget = Box(.vertical, spacing: 12, [heading, scroller])
        widget.setSizeRequest(width: 280)
        desk.observe { [weak self] change in
            if change == .labels || change == .model { self?.refresh() }
        }
    }

    private func refresh() {
        let waiting = desk.waiting
        list.removeAll()
        for correction in waiting.prefix(Self.most) { list.append(row(correction)) }
        if waiting.count > Self.most {
            let more = Label(
                "and \(Numbers.count(waiting.count - Self.most)) more", css: "dim-label")
            more.setMargins(9)
            list.append(more)
        }
    }

    private func row(_ correction: Correction) -> Widget {
        let sample = correction.sample
        let picture = PictureView(size: 42, label: "Picture")
        picture.show(sample.image)
        let title = Label(desk.classNames[correction.classIndex])
        tellPrediction(correction, in: title)
        let detail = Label(Self.place(sample.origin), css: "caption", "dim-label")
        for label in [title, detail] {
            label.horizontalTextAlign = 0
            label.setEllipsize(.end)
        }
        let text = Box(.vertical, spacing: 2, [title, detail])
        text.expandsHorizontally = true
        text.verticalAlign = .center
        let remove = Button(icon: "user-trash-symbolic", label: "Remove this correction")
        remove.addCSS("flat", "circular")
        remove.verticalAlign = .center
        remove.onClicked { [weak self] in self?.remove(sample) }
        let row = Box(.horizontal, spacing: 9, [picture.widget, text, remove])
        row.setMargins(6)
        // The picture's view draws through a weak reference; the row keeps it.
        row.keep(picture)
        return ListBoxRow(row, isActivatable: false)
    }

    /// Puts what the model in use makes of the picture before what a person said.
    private func tellPrediction(_ correction: Correction, in title: Label) {
        desk.perform { [self] in
            let prediction = try await desk.workbench.predict(correction.sample.image)
            guard prediction.classIndex != correction.classIndex else { return }
            title.text = "\(prediction.name) → \(desk.classNames[correction.classIndex])"
        }
    }

    private func remove(_ sample: Sample) {
        desk.perform { [self] in
            try await desk.workbench.removeLabels(of: [sample])
            desk.timeline.did(.label)
            desk.presenter?.show(done: "Removed a correction") { [weak self] in
                self?.desk.presenter?.undo()
            }
        }
    }

    private static func place(_ origin: Sample.Origin) -> String {
        switch origin {
        case .dataSet(let part, let index): "\(part.title) image \(Numbers.count(index))"
        case .drawing: "Drawing"
        case .photo(let name): name
        }
    }
}
