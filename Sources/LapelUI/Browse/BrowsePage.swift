import GtkKit
import Workbench

/// The data set, or the own images, in a grid; go to an index, see real and predicted class, correct.
@MainActor
final class BrowsePage: Page {
    let widget: Widget
    let desk: Desk
    let bar: BrowseBar
    let tiles: BrowseGrid
    private let pane: SamplePane
    private let flap: Flap
    private let stack = Stack()
    let status = Label(" ", css: "caption", "dim-label")
    private let empty: StatusPage
    private let relay: Relay<BrowsePage>
    private var shelves: [BrowseSource: BrowseShelf] = [:]
    private var sample: Sample?
    /// What to choose among the images that come next.
    var wanted: Wanted?
    private var predicting: [BrowseSource: BrowseShelf] = [:]
    /// Whether it is a label that chooses another image.
    var isMovingOn = false

    /// What to choose.
    enum Wanted {
        case index(Int)
        /// An own image by its id.
        case own(String)
        /// Whatever stands there now.
        case position(Int)
    }

    init(desk: Desk) {
        self.desk = desk
        let relay = Relay<BrowsePage>()
        self.relay = relay
        bar = BrowseBar(classNames: desk.classNames) { _ in relay.owner?.load() }
        tiles = BrowseGrid(classNames: desk.classNames)
        pane = SamplePane(classNames: desk.classNames) {
            _ = relay.owner?.label(as: $0, stays: true)
        } edit: {
            relay.owner?.editInTry()
        } remove: {
            _ = relay.owner?.removeSelected()
        }
        empty = StatusPage(
            icon: "lapel-browse-symbolic", title: "Data set not found",
            description: "Install the package dataset-fashion-mnist to browse its images. "
                + "Try works without it.")
        let scroller = ScrolledWindow(tiles.grid)
        scroller.expand()
        status.horizontalTextAlign = 0
        status.setEllipsize(.end)
        status.addCSS("status")
        flap = Flap(content: Box(.vertical, [scroller, status]), flap: pane.widget)
        flap.addSeparator()
        let line = ScrolledWindow(bar.widget, horizontal: .automatic, vertical: .never)
        stack.add(flap, name: "content")
        stack.add(empty, name: "empty")
        stack.add(OwnImagesPage.empty(), name: "own-empty")
        stack.expand()
        widget = Box(.vertical, [line, Separator(.horizontal), stack])
        relay.owner = self
        follow()
    }

    func shown() {
        load()
        tiles.grid.grabFocus()
    }

    // MARK: What to show

    /// Shows one image, all classes in order around it.
    func show(_ part: Part, index: Int) {
        wanted = .index(index)
        bar.show(BrowseFilter(source: .part(part)))
        load()
    }

    func focusIndex() {
        bar.index.grabFocus()
        bar.index.selectAll()
    }

    func togglePane() { bar.pane.isActive.toggle() }

    private var shelf: BrowseShelf? { shelves[bar.filter.source] }

    func load() {
        let source = bar.filter.source
        desk.perform { [self] in
            do {
                try await prepare(source)
            } catch {
                guard source == bar.filter.source else { return }
                empty.setDescription(Words.sentence(error))
                showContent("empty")
                return
            }
            guard source == bar.filter.source else { return }
            try await showShelf()
        }
    }

    /// Sees to it that the shelf is there and says what is so now.
    private func prepare(_ source: BrowseSource) async throws {
        if let shelf = shelves[source], try await shelf.refreshLabels() != nil { return }
        let contents: BrowseShelf.Contents =
            switch source {
            case .part(let part): .part(part, try await desk.workbench.images(of: part))
            case .own: .own(try await desk.workbench.ownImages())
            }
        shelves[source]?.stop()
        predicting[source] = nil
        shelves[source] = BrowseShelf(contents, desk: desk)
        _ = try await shelves[source]?.refreshLabels()
    }

    private func showShelf() async throws {
        guard let shelf else { return }
        let isEmpty = shelf.source == .own && shelf.count == 0
        showContent(isEmpty ? "own-empty" : "content")
        pane.setRemovable(shelf.source == .own)
        predictIfNeeded()
        try await fill()
    }

    private func showContent(_ name: String) {
        stack.visibleName = name
        bar.setUsable(name == "content")
        if name != "content" { bar.show(count: "") }
    }

    /// Labels leave everything in its place: whoever goes through a list is to find the next image
    /// where it was. Own images may have come or gone.
    private func showLabels() {
        desk.perform { [self] in
            guard let shelf else { return }
            guard let changed = try await shelf.refreshLabels() else { return load() }
            tiles.grid.refresh { changed.contains($0) }
            showCount()
        }
    }

    private func predictIfNeeded() {
        guard let shelf, shelf.predictions == nil, shelf.count > 0, desk.model != nil else { return }
        // Two parts at once would both come late; own images are few.
        guard predicting.isEmpty || shelf.source == .own && predicting[.own] == nil else { return }
        let source = shelf.source
        predicting[source] = shelf
        shelf.predict { [weak self] share in
            guard let self, predicting[source] === shelf, self.shelf === shelf else { return }
            showCount(note: "predicting, \(Numbers.roughPercent(share))")
        } done: { [weak self] in
            guard let self, predicting[source] === shelf else { return }
            predicting[source] = nil
            showCount()
            tiles.grid.refreshAll()
            if bar.filter.queue.needsPredictions { desk.perform { try await self.fill() } }
            refreshSample()
            predictIfNeeded()
        }
    }

    private func fill() async throws {
        guard let shelf else { return }
        let filter = bar.filter
        let indices = await shelf.indices(filter)
        guard filter == bar.filter, self.shelf === shelf else { return }
        let isOther = tiles.shelf !== shelf
        tiles.shelf = shelf
        if indices != tiles.grid.indices {
            tiles.grid.setIndices(indices)
        } else {
            tiles.grid.refreshAll()
            if isOther { refreshSample() }
        }
        choose(among: indices)
        showCount()
    }

    /// Shows the image that was asked for, else keeps the selection, else chooses where to start.
    private func choose(among indices: [Int]) {
        if let position = wanted.flatMap({ position(of: $0, among: indices) }) {
            tiles.grid.reveal(position)
            wanted = nil
        } else if tiles.grid.selectedPositions.isEmpty, !indices.isEmpty {
            let position = start(among: indices)
            tiles.grid.select(position)
            tiles.grid.scroll(to: position)
        }
        // An own image that was added just now may come with the next shelf.
        if case .own? = wanted { return }
        wanted = nil
    }

    private func position(of wanted: Wanted, among indices: [Int]) -> Int? {
        switch wanted {
        case .index(let index): return indices.firstIndex(of: index)
        case .own(let id):
            guard case .own(let images)? = shelf?.contents else { return nil }
            return indices.firstIndex { images[$0].id == id }
        case .position(let position):
            return indices.isEmpty ? nil : min(position, indices.count - 1)
        }
    }

    /// In a queue the first image that no one has labelled yet, else the one shown before.
    private func start(among indices: [Int]) -> Int {
        guard bar.filter.queue != .all, let labels = shelf?.labels else {
            let shown = sample.flatMap { shelf?.index(of: $0) }
            return shown.flatMap { indices.firstIndex(of: $0) } ?? 0
        }
        return indices.firstIndex { labels[$0] == nil } ?? 0
    }

    private func showCount(note: String? = nil) {
        guard let shelf else { return }
        var text = Numbers.counted(tiles.grid.indices.count, "image", "images")
        let labelled = shelf.labelled(among: tiles.grid.indices)
        if labelled > 0 {
            let word =
                bar.filter.queue != .all
                ? "reviewed" : shelf.source == .own ? "labelled" : "corrected"
            text += ", \(Numbers.count(labelled)) \(word)"
        }
        if let note { text += " · \(note)" }
        bar.show(count: text)
    }

    // MARK: One image

    private func goTo(_ text: String) {
        desk.perform { [self] in
            let source = bar.filter.source
            if shelves[source] == nil { try await prepare(source) }
            do {
                let index = try Workbench.parseIndex(text, count: shelf?.count ?? 0)
                bar.index.setError(false)
                // At once, so that the next digit is a label.
                tiles.grid.grabFocus()
                wanted = .index(index)
                bar.show(BrowseFilter(source: source))
                load()
            } catch {
                bar.index.setError(true)
                throw error
            }
        }
    }

    private func selectionChanged() {
        let selected = tiles.grid.selectedIndices
        if selected.count > 1 {
            sample = nil
            pane.show(selected: selected.count)
        } else if let index = selected.first {
            if !isMovingOn { status.text = " " }
            show(index)
        }
    }

    private func show(_ index: Int) {
        guard let shelf = tiles.shelf else { return }
        // Not while someone types there.
        if !bar.index.containsFocus { bar.index.text = "\(index)" }
        desk.perform { [self] in
            let sample = try await shelf.sample(index)
            let prediction = try await desk.workbench.predict(sample.image)
            guard tiles.grid.selectedIndices == [index], tiles.shelf === shelf else { return }
            self.sample = sample
            pane.show(
                sample, title: shelf.name(index),
                prediction: prediction, names: desk.classNames)
        }
    }

    private func refreshSample() {
        if let index = tiles.grid.selectedIndices.first, tiles.grid.selectedIndices.count == 1 {
            show(index)
        }
    }

    func editInTry() {
        if let sample { desk.presenter?.editInTry(sample.image) }
    }

    private func follow() {
        bar.index.onActivate { [weak self] in self?.goTo($0) }
        bar.pane.onToggled { [weak self] in self?.flap.isRevealed = $0 }
        tiles.grid.onSelectionChanged { [weak self] in self?.selectionChanged() }
        tiles.grid.onActivate { [weak self] _ in self?.editInTry() }
        desk.observe { [weak self] change in
            guard let self else { return }
            if change == .model {
                for shelf in shelves.values { shelf.stop() }
                shelves = [:]
                predicting = [:]
            }
            guard !shelves.isEmpty || widget.isMapped else { return }
            switch change {
            case .model: load()
            case .labels: showLabels()
            case .learning: return
            }
            refreshSample()
        }
    }
}
