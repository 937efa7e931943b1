import GtkKit
import Workbench

/// What waits to be learned: thumbnail, predicted class → what it really is, remove.
@MainActor
final class WaitingList {
    let widget: Widget
    private let list = ListBox()
    private let heading = Label("Waiting to be learned", css: "heading")
    private let desk: Desk
    /// Something changed while the list was out of view: labelling in Browse is not to wait for it.
    private var isStale = false
    private var filling: Task<Void, Never>?
    private static let most = 200
    /// Rows that are made at a time: a few milliseconds' worth.
    private static let slice = 8

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
            guard let self, change == .labels || change == .model else { return }
            isStale = true
            if list.isMapped { refresh() }
        }
        list.on("map") { [weak self] _ in
            // Not in the midst of being shown.
            Task { self?.refresh() }
        }
    }

    private func refresh() {
        guard isStale else { return }
        isStale = false
        list.removeAll()
        filling?.cancel()
        filling = Task {
            // The rows tell the predictions as well, once they are known.
            var titles = await append(desk.waiting)
            if !desk.keptApart.isEmpty, !Task.isCancelled {
                append(note: "Only measuring")
                titles += await append(desk.keptApart)
            }
            await tellPredictions(titles)
        }
    }

    /// Lets the window draw and hear of keys between a few rows and the next ones.
    private func append(_ corrections: [Correction]) async -> [(Correction, Label)] {
        var titles: [(Correction, Label)] = []
        for (place, correction) in corrections.prefix(Self.most).enumerated() {
            if place.isMultiple(of: Self.slice) { await MainLoop.idle() }
            guard !Task.isCancelled else { return titles }
            let title = Label(desk.classNames.className(correction.classIndex))
            list.append(row(correction, title: title))
            titles.append((correction, title))
        }
        if corrections.count > Self.most {
            append(note: "and \(Numbers.count(corrections.count - Self.most)) more")
        }
        return titles
    }

    private func append(note: String) {
        let label = Label(note, css: "dim-label")
        label.setMargins(9)
        list.append(ListBoxRow(label, isActivatable: false))
    }

    private func row(_ correction: Correction, title: Label) -> Widget {
        let sample = correction.sample
        let picture = PictureView(size: 42, label: "Picture")
        picture.show(sample.image)
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

    /// Puts what the model in use made of each picture before what a person said; that it has learned
    /// that at once is no news.
    private func tellPredictions(_ titles: [(Correction, Label)]) async {
        for (correction, title) in titles {
            // Without a model there is no prediction to tell.
            guard
                let prediction = try? await desk.workbench.predict(
                    correction.sample.image, asKept: true),
                !Task.isCancelled
            else { return }
            guard prediction.classIndex != correction.classIndex else { continue }
            title.text = "\(prediction.name) → \(title.text)"
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
