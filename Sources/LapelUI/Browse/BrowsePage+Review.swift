import GtkKit
import Workbench

extension BrowsePage {
    /// Searches for the images of the queue that is chosen, unless they are known. What an audit
    /// found is read each time: another process may have made a new one.
    func searchIfNeeded() {
        guard let shelf else { return }
        let queue = bar.filter.queue
        let other = bar.filter.other
        if shelf.other != other { (shelf.lists[.disagreement], shelf.other) = (nil, other) }
        let isKnown = !queue.isSearched || shelf.lists[queue] != nil
        if isKnown { showTilesOrOffer() }
        guard !isKnown || queue == .suspectedLabels else { return desk.search.abandon() }
        guard queue != .suspectedLabels || shelf.source == .train else {
            desk.search.abandon()
            return show(.otherPart)
        }
        guard desk.search.work != .search(queue, shelf.source, other) else { return }
        if queue != .suspectedLabels { show(.busy(queue.searching)) }
        desk.search.search(queue, shelf.source, other) { [weak self] in self?.end(queue, shelf, $0)
        }
    }

    /// Shows the test images that the model in the file takes for another class than the one in use.
    func showDisagreement(with file: String) {
        bar.show(BrowseFilter(queue: .disagreement, other: file))
        load()
    }

    /// A button in the place of the images was pressed.
    func accept(_ state: ReviewOffer.State) {
        switch state {
        case .audit, .damaged:
            desk.audit.audit { [weak self] in self?.forgetSuspects() }
            show(.busy(desk.audit.title))
        case .otherPart:
            bar.show(BrowseFilter(source: .train, queue: .suspectedLabels))
            load()
        case .cancelled: searchIfNeeded()
        case .busy, .impossible, .nothing: break
        }
    }

    private func end(
        _ queue: ReviewQueue, _ shelf: BrowseShelf, _ outcome: ReviewSession.Outcome
    ) {
        guard shelf === self.shelf, bar.filter.queue == queue else { return }
        let isNew: Bool
        if case .found(let list) = outcome {
            isNew = list.entries != shelf.lists[queue]?.entries
            shelf.lists[queue] = list
        } else {
            isNew = shelf.lists[queue] != nil
            shelf.lists[queue] = nil
        }
        desk.perform { [self] in
            if isNew { try await fill() }
            guard bar.filter.queue == queue, self.shelf === shelf else { return }
            tell(queue, shelf, outcome)
            if isNew { refreshSample() }
        }
    }

    private func tell(
        _ queue: ReviewQueue, _ shelf: BrowseShelf, _ outcome: ReviewSession.Outcome
    ) {
        switch outcome {
        case .found: showTilesOrOffer()
        case .cancelled: show(.cancelled)
        case .failed(WorkbenchError.noAudit(let images)):
            let isUnderWay = desk.audit.work != nil
            show(isUnderWay ? .busy(desk.audit.title) : .audit(images: images))
        case .failed(let error) where queue == .suspectedLabels:
            show(.damaged(Words.sentence(error), images: shelf.count))
        case .failed(let error): show(.impossible(Words.sentence(error)))
        }
    }

    /// An audit is over: what it found is read anew.
    private func forgetSuspects() {
        shelves[.train]?.lists[.suspectedLabels] = nil
        if bar.filter.queue == .suspectedLabels, widget.isMapped { load() }
    }

    private func showTilesOrOffer() {
        let isEmpty = bar.filter.queue.isSearched && tiles.grid.indices.isEmpty
        if isEmpty { return show(.nothing) }
        middle.visibleName = "tiles"
    }

    private func show(_ state: ReviewOffer.State) {
        offer.show(state)
        pane.clear()
        middle.visibleName = "offer"
    }
}
