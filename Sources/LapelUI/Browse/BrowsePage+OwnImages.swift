import GtkKit
import Workbench

extension BrowsePage {
    /// Shows the own images, that one among them chosen.
    func showOwn(_ id: String?) {
        wanted = id.map(Wanted.own)
        if bar.filter.source != .own || id != nil { bar.show(BrowseFilter(source: .own)) }
        load()
    }

    /// Takes what is selected out of the own images; false where it is none of them.
    func removeSelected() -> Bool {
        guard let shelf = tiles.shelf, case .own(let images) = shelf.contents else { return false }
        let (positions, indices) = (tiles.grid.selectedPositions, tiles.grid.selectedIndices)
        guard let position = positions.first, let first = indices.first else { return false }
        let chosen = indices.map { images[$0].id }
        let what =
            indices.count == 1
            ? shelf.subject(first) : Numbers.counted(indices.count, "image", "images")
        desk.step { [self] in
            // Before the change is heard of.
            wanted = .position(position)
            guard try await desk.workbench.removeOwnImages(chosen) > 0 else { return nil }
            return "Removed \(what) from own images"
        }
        return true
    }
}
