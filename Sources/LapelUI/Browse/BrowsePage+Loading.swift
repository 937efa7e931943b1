import GtkKit
import Workbench

// From what the bar asks for to the tiles of the grid.

extension BrowsePage {
    /// What to choose.
    enum Wanted {
        case index(Int)
        /// An own image by its id.
        case own(String)
        /// Whatever stands there now.
        case position(Int)
    }

    func load() {
        let source = bar.filter.source
        desk.perform { [self] in
            do {
                try await prepare(source)
            } catch {
                guard source == bar.filter.source else { return }
                showContent(source == .own ? "own-empty" : "empty")
                guard source != .own else { throw error }
                empty.setDescription(Words.sentence(error))
                return
            }
            guard source == bar.filter.source, let shelf else { return }
            showContent(source == .own && shelf.count == 0 ? "own-empty" : "content")
            pane.setRemovable(source == .own)
            predictIfNeeded()
            try await fill()
            searchIfNeeded()
        }
    }

    /// Sees to it that the shelf is there and tells what holds now.
    func prepare(_ source: ImageSource) async throws {
        if let shelf = shelves[source], await refreshLabels(of: shelf) { return }
        let contents: BrowseShelf.Contents =
            if let part = source.part {
                .part(part, try await desk.workbench.images(of: part))
            } else {
                .own(try await desk.workbench.ownImages())
            }
        shelves[source]?.stop()
        predicting[source] = nil
        let shelf = BrowseShelf(contents, desk: desk)
        shelves[source] = shelf
        _ = await refreshLabels(of: shelf)
    }

    /// False where there are other images by now. Without a store they can be looked at all the same.
    private func refreshLabels(of shelf: BrowseShelf) async -> Bool {
        do {
            return try await shelf.refreshLabels() != nil
        } catch {
            desk.presenter?.show(problem: Words.sentence(error))
            return true
        }
    }

    private func showContent(_ name: String) {
        stack.visibleName = name
        bar.setUsable(name == "content")
        if name != "content" { bar.show(count: "") }
    }

    /// Labels leave everything in its place: whoever goes through a list is to find the next image
    /// where it was. Own images may have come or gone.
    func showLabels() {
        desk.perform { [self] in
            guard let shelf else { return }
            guard let changed = try await shelf.refreshLabels() else { return load() }
            tiles.grid.refresh { changed.contains($0) }
            showCount()
        }
    }

    private func predictIfNeeded() {
        guard let shelf, shelf.predictions == nil, shelf.count > 0, desk.model != nil else {
            return
        }
        // Two parts at once would both come late; own images are few.
        let source = shelf.source
        guard predicting.isEmpty || source == .own && predicting[.own] == nil else { return }
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

    func fill() async throws {
        guard let shelf else { return }
        let filter = bar.filter
        let found = shelf.lists[filter.queue]
        let indices = await shelf.indices(filter, found: found)
        guard filter == bar.filter, self.shelf === shelf else { return }
        let isOther = tiles.shelf !== shelf
        (tiles.shelf, tiles.findings) = (shelf, found)
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
        let found = wanted.flatMap { position(of: $0, among: indices) }
        if let found {
            tiles.grid.reveal(found)
        } else if tiles.grid.selectedPositions.isEmpty, !indices.isEmpty {
            let position = start(among: indices)
            tiles.grid.select(position)
            tiles.grid.scroll(to: position)
        }
        // An own image that was added just now may come with the next shelf.
        if found == nil, case .own? = wanted { return }
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
}
