import GtkKit
import Workbench

/// The data set, or the own images, in a grid; go to an index, see real and predicted class, correct.
@MainActor
final class BrowsePage: Page {
    let widget: Widget
    let desk: Desk
    let bar: BrowseBar
    let tiles: BrowseGrid
    let pane: SamplePane
    private let flap: Flap
    let stack = Stack()
    /// The tiles, or what to say in their place.
    let middle = Stack()
    let offer: ReviewOffer
    let status = Label(" ", css: "caption", "dim-label")
    let empty: StatusPage
    private let relay: Relay<BrowsePage>
    var shelves: [ImageSource: BrowseShelf] = [:]
    var sample: Sample?
    /// What to choose among the images that come next.
    var wanted: Wanted?
    var predicting: [ImageSource: BrowseShelf] = [:]
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
        } remove: {
            _ = relay.owner?.removeSelected()
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
        bar.show(BrowseFilter(source: ImageSource(part)))
        load()
    }

    func focusIndex() {
        bar.index.grabFocus()
        bar.index.selectAll()
    }

    func togglePane() { bar.pane.isActive.toggle() }

    var shelf: BrowseShelf? { shelves[bar.filter.source] }

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
                sample, title: shelf.name(index), path: shelf.path(index), prediction: prediction,
                names: desk.classNames, finding: tiles.finding(index))
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
                bar.setClassNames(desk.classNames)
                tiles.classNames = desk.classNames
                pane.setClassNames(desk.classNames)
                for shelf in shelves.values { shelf.stop() }
                shelves = [:]
                predicting = [:]
                // Another model makes other lists.
                desk.search.abandon()
                var filter = bar.filter
                filter.other = nil
                bar.show(filter)
            }
            guard !shelves.isEmpty || widget.isMapped else { return }
            switch change {
            case .model: load()
            case .labels: showLabels()
            case .predictions: break
            case .models, .learning: return
            }
            refreshSample()
        }
    }
}
