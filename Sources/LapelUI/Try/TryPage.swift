import GtkKit
import Workbench

/// Draw or open a garment, see the bars, say what it really is.
@MainActor
final class TryPage: Page {
    let widget: Widget
    private let desk: Desk
    private let canvas = CanvasView()
    private let tools: CanvasTools
    private let startMenu: StartMenu
    private let photoPane: PhotoPane
    private let bars: ProbabilityBars
    private let answer = Label("Nothing drawn yet", css: "answer-title")
    private let sentence = Label(css: "dim-label")
    private let hover = Label(" ", css: "caption", "dim-label", "numeric")
    private let panes = Box(.horizontal, spacing: 18)
    private var live: LivePrediction?
    private var origin = Sample.Origin.drawing
    private var prediction: Prediction?
    private var corrected: Int?
    private let relay: Relay<TryPage>

    init(desk: Desk) {
        self.desk = desk
        let relay = Relay<TryPage>()
        self.relay = relay
        bars = ProbabilityBars(names: desk.classNames) {
            _ = relay.owner?.label(as: $0, stays: true)
        }
        startMenu = StartMenu(desk: desk) { relay.owner?.edit($0) }
        photoPane = PhotoPane { [weak desk] in
            desk?.presenter?.show(problem: Words.sentence($0))
        }
        tools = CanvasTools(canvas: canvas, startMenu: startMenu.menu)
        let scroller = ScrolledWindow(panes, horizontal: .automatic)
        widget = scroller
        relay.owner = self
        layOut()
        follow()
    }

    /// The actions of the page's menus.
    var actions: [Action] { startMenu.actions }

    func shown() { canvas.widget.grabFocus() }

    /// Stacks the panes where the window is narrow.
    func setNarrow(_ narrow: Bool) {
        panes.setOrientation(narrow ? .vertical : .horizontal)
        panes.setMargins(narrow ? 12 : 18)
        canvas.setLeastSize(narrow ? 320 : 224)
    }

    // MARK: Pictures

    /// Puts a picture on the canvas, to be changed.
    func edit(_ image: GrayImage) {
        photoPane.forget()
        origin = .drawing
        canvas.edit { $0.load(image) }
    }

    func openPhoto(file path: String) {
        open { try Photo(file: path) }
    }

    func openPhoto(bytes: [UInt8], name: String) {
        open { try Photo(bytes: bytes, name: name) }
    }

    private func open(_ read: @escaping @Sendable () throws -> Photo) {
        desk.perform { [self] in
            let photo = try await Task.detached(operation: read).value
            photoPane.open(photo)
            origin = .photo(name: photo.name)
        }
    }

    func undoStroke() { canvas.undo() }
    func redoStroke() { canvas.redo() }

    // MARK: Labels

    func label(as classIndex: Int, stays: Bool) -> Bool {
        guard desk.classNames.indices.contains(classIndex) else { return false }
        guard let image = shownImage() else { return true }
        desk.label { [desk, origin] in
            let sample = await desk.workbench.sample(of: image, origin: origin)
            try await desk.workbench.label(sample, as: classIndex)
            return "Stored: this is \(desk.classNames[classIndex])"
        }
        return true
    }

    /// Puts the picture on the canvas into the own images.
    private func keep() {
        guard let image = shownImage() else { return }
        desk.step { [desk, origin] in
            if try await desk.workbench.keepOwnImage(image, origin: origin) {
                return "Kept in own images"
            }
            desk.presenter?.show(done: "This picture is in own images already", undo: nil)
            return nil
        }
    }

    /// The picture on the canvas; says what to do where there is none.
    private func shownImage() -> GrayImage? {
        guard canvas.drawing.isBlank else { return canvas.drawing.image }
        desk.presenter?.show(problem: "Draw a garment or open a picture first.")
        return nil
    }

    func handle(_ key: Key, _ modifiers: Modifiers) -> Bool {
        guard modifiers.isEmpty else { return false }
        switch key {
        case .character("b"): tools.select(.brush)
        case .character("e"): tools.select(.eraser)
        case .character("f"): tools.select(.fill)
        case .character("l"): tools.select(.line)
        case .character("m"): tools.toggleMirror()
        case .character("k"): keep()
        case .character("["): tools.changeSize(by: -0.5)
        case .character("]"): tools.changeSize(by: 0.5)
        case .delete: canvas.edit { $0.clear() }
        default: return false
        }
        return true
    }

    // MARK: Parts

    private func layOut() {
        hover.horizontalTextAlign = 0
        let left = Box(.vertical, spacing: 3, [AspectFrame(canvas.widget), hover, tools.widget])
        left.expand()
        for label in [answer, sentence] {
            label.horizontalTextAlign = 0
            label.setEllipsize(.end)
        }
        let right = Box(
            .vertical, spacing: 6,
            [answer, sentence, bars.widget, Separator(.horizontal), photoPane.widget])
        right.setSizeRequest(width: 320)
        right.verticalAlign = .center
        panes.append(left)
        panes.append(right)
        panes.setMargins(18)
    }

    private func follow() {
        live = LivePrediction(workbench: desk.workbench) { [weak self] prediction in
            guard let self else { return }
            self.prediction = prediction
            showPrediction()
            Probe.shared?.barsSet(in: bars.widget)
        } fail: { [weak self] error in
            self?.desk.presenter?.show(problem: Words.sentence(error))
        }
        canvas.changed = { [weak self] in self?.pictureChanged() }
        canvas.stepped = { [weak self] in
            guard let self else { return }
            desk.timeline.did(.stroke)
            refreshCorrection()
        }
        photoPane.keep = { [weak self] in self?.keep() }
        canvas.hovered = { [weak self] pixel in
            self?.hover.text = pixel.map { "Column \($0.x), row \($0.y): \($0.shade)" } ?? " "
        }
        photoPane.converted = { [weak self] photo in
            guard let self else { return }
            let origin = origin
            canvas.edit { $0.load(photo.image) }
            self.origin = origin
        }
        desk.observe { [weak self] change in
            if change == .model, let self { bars.setNames(desk.classNames) }
            if change == .model { self?.pictureChanged() }
            if change == .predictions { self?.predictAgain() }
            if change == .labels { self?.refreshCorrection() }
        }
    }

    private func pictureChanged() {
        photoPane.show(canvas.drawing.image)
        if canvas.drawing.isBlank {
            photoPane.forget()
            origin = .drawing
        }
        corrected = nil
        guard !canvas.drawing.isBlank, desk.model != nil else {
            live?.cancel()
            prediction = nil
            showPrediction()
            return
        }
        live?.predict(canvas.drawing.image)
    }

    /// Of the same picture, of which a person may have said something.
    private func predictAgain() {
        if !canvas.drawing.isBlank { live?.predict(canvas.drawing.image) }
    }

    /// Looks up what a person said of exactly this picture.
    private func refreshCorrection() {
        let image = canvas.drawing.image
        desk.perform { [self] in
            let sample = await desk.workbench.sample(of: image, origin: origin)
            guard image == canvas.drawing.image else { return }
            corrected = sample.correctedLabel
            showPrediction()
        }
    }

    private func showPrediction() {
        bars.show(prediction, corrected: corrected)
        answer.setCSS("dim-label", prediction?.looksLikeGarment == false)
        guard let prediction else {
            let isBlank = canvas.drawing.isBlank
            answer.text = isBlank ? "Nothing drawn yet" : desk.model == nil ? "No model" : "…"
            answer.setAccessibleLabel(answer.text)
            sentence.text =
                isBlank || desk.model != nil
                ? "Draw on the canvas, or open a picture"
                : "Open a model, or train one on the page Learn"
            return
        }
        let probability = Double(prediction.probability)
        answer.text = prediction.name
        let doubt = prediction.looksLikeGarment == false ? Words.noGarment : nil
        // Whoever hears the answer hears the doubt with it.
        answer.setAccessibleLabel(
            [prediction.name, doubt].compactMap { $0 }.joined(separator: ". "))
        sentence.text =
            corrected.map {
                "You said that this is \(Words.withArticle(desk.classNames.className($0)))."
            }
            ?? doubt ?? Words.verdict(name: prediction.name, probability: probability)
    }
}
