import GtkKit
import Workbench

/// The data set in a grid; go to an index, see real and predicted class, correct.
@MainActor
final class BrowsePage: Page {
    let widget: Widget
    let desk: Desk
    let bar: BrowseBar
    let tiles: BrowseGrid
    let pane: SamplePane
    private let flap: Flap
    private let stack = Stack()
    /// The tiles, or what to say in their place.
    let middle = Stack()
    let offer: ReviewOffer
    let status = Label(" ", css: "caption", "dim-label")
    private let empty: StatusPage
    private let relay: Relay<BrowsePage>
    var shelves: [Part: BrowseShelf] = [:]
    private var sample: Sample?
    private var wanted: Int?
    private var isPredicting = false
    /// Whether it is a label that chooses another image.
    var isMovingOn = false

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
        }
        empty = StatusPage(
            icon: "lapel-browse-symbolic", title: "Data set not found",
            description: "Install the package dataset-fashion-mnist to browse its images. "
                + "Try works without it.")
        offer = ReviewOffer { relay.owner?.accept($0) }
        let scroller = ScrolledWindow(tiles.grid)
        scroller.expand()
        middle.add(scroller, name: "tiles")
        middle.add(offer.widget, name: "offer")
        status.horizontalTextAlign = 0
        status.setEllipsize(.end)
        status.addCSS("status")
        flap = Flap(content: Box(.vertical, [middle, status]), flap: pane.widget)
        flap.addSeparator()
        let line = ScrolledWindow(bar.widget, horizontal: .automatic, vertical: .never)
        let content = Box(.vertical, [line, Separator(.horizontal), flap])
        flap.expand()
        stack.add(content, name: "content")
        stack.add(empty, name: "empty")
        widget = stack
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
        wanted = index
        bar.show(BrowseFilter(part: part))
        load()
    }

    func focusIndex() {
        bar.index.grabFocus()
        bar.index.selectAll()
    }

    func togglePane() { bar.pane.isActive.toggle() }

    var shelf: BrowseShelf? { shelves[bar.filter.part] }

    func load() {
        let part = bar.filter.part
        desk.perform { [self] in
            if shelves[part] == nil {
                do {
                    let images = try await desk.workbench.images(of: part)
                    shelves[part] = BrowseShelf(part: part, images: images, desk: desk)
                } catch {
                    empty.setDescription(Words.sentence(error))
                    stack.visibleName = "empty"
                    return
                }
            }
            stack.visibleName = "content"
            _ = try await shelf?.refreshCorrections()
            predictIfNeeded()
            try await fill()
            searchIfNeeded()
        }
    }

    /// Labels leave everything in its place: whoever goes through a list is to find the next image
    /// where it was.
    private func showLabels() {
        desk.perform { [self] in
            guard let shelf else { return }
            let changed = try await shelf.refreshCorrections()
            tiles.grid.refresh { changed.contains($0) }
            showCount()
        }
    }

    private func predictIfNeeded() {
        guard let shelf, shelf.predictions == nil, !isPredicting, desk.model != nil else { return }
        isPredicting = true
        shelf.predict { [weak self] share in
            guard let self, isPredicting else { return }
            showCount(note: "predicting, \(Numbers.roughPercent(share))")
        } done: { [weak self] in
            guard let self else { return }
            isPredicting = false
            showCount()
            tiles.grid.refreshAll()
            if bar.filter.queue.needsPredictions { desk.perform { try await self.fill() } }
            refreshSample()
            predictIfNeeded()
        }
    }

    func fill() async throws {
        guard let shelf else { return }
        let found = shelf.lists[bar.filter.queue]
        let (filter, labels) = (bar.filter, shelf.images.labels)
        let (corrected, predictions) = (shelf.corrected, shelf.predictions)
        // Sorting 60,000 images takes longer than a frame.
        let indices = await Task.detached {
            filter.indices(
                labels: labels, corrected: corrected, predictions: predictions, found: found)
        }.value
        guard filter == bar.filter, self.shelf === shelf else { return }
        (tiles.shelf, tiles.findings) = (shelf, found)
        if indices != tiles.grid.indices {
            tiles.grid.setIndices(indices)
        } else {
            tiles.grid.refreshAll()
        }
        choose(among: indices)
        showCount()
    }

    /// Shows the image that was asked for, else keeps the selection, else chooses where to start.
    private func choose(among indices: [Int]) {
        if let position = wanted.flatMap({ indices.firstIndex(of: $0) }) {
            tiles.grid.reveal(position)
        } else if tiles.grid.selectedPositions.isEmpty, !indices.isEmpty {
            let position = start(among: indices)
            tiles.grid.select(position)
            tiles.grid.scroll(to: position)
        }
        wanted = nil
    }

    /// In a queue the first image that no one has labelled yet, else the one shown before.
    private func start(among indices: [Int]) -> Int {
        guard bar.filter.queue != .all, let corrected = shelf?.corrected else {
            return shownIndex.flatMap { indices.firstIndex(of: $0) } ?? 0
        }
        return indices.firstIndex { corrected[$0] == nil } ?? 0
    }

    /// The index of the sample in the pane, if it is one of this part's.
    private var shownIndex: Int? {
        guard case .dataSet(bar.filter.part, let index)? = sample?.origin else { return nil }
        return index
    }

    private func showCount(note: String? = nil) {
        guard let shelf else { return }
        var text = Numbers.counted(tiles.grid.indices.count, "image", "images")
        let labelled = shelf.labelled(among: tiles.grid.indices)
        if labelled > 0 {
            let word = bar.filter.queue == .all ? "corrected" : "reviewed"
            text += ", \(Numbers.count(labelled)) \(word)"
        }
        if let note { text += " · \(note)" }
        bar.show(count: text)
    }

    // MARK: One image

    private func goTo(_ text: String) {
        let part = bar.filter.part
        desk.perform { [self] in
            let count = try await desk.workbench.images(of: part).count
            do {
                let index = try Workbench.parseIndex(text, count: count)
                bar.index.setError(false)
                // At once, so that the next digit is a label.
                tiles.grid.grabFocus()
                show(part, index: index)
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
        let part = bar.filter.part
        // Not while someone types there.
        if !bar.index.containsFocus { bar.index.text = "\(index)" }
        desk.perform { [self] in
            let sample = try await desk.workbench.sample(part, at: index)
            let prediction = try await desk.workbench.predict(sample.image)
            guard tiles.grid.selectedIndices == [index], bar.filter.part == part else { return }
            self.sample = sample
            pane.show(
                sample, title: "\(part.title) image \(Numbers.count(index))",
                prediction: prediction, names: desk.classNames,
                finding: tiles.findings.flatMap {
                    Words.finding(at: index, in: $0, desk.classNames)
                })
        }
    }

    func refreshSample() {
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
                isPredicting = false
                // Another model makes other lists.
                desk.search.abandon()
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
