import GtkKit
import Workbench

extension BrowsePage {
    func label(as classIndex: Int, stays: Bool) -> Bool {
        guard desk.classNames.indices.contains(classIndex) else { return false }
        let name = desk.classNames[classIndex]
        return labelSelected(stays: stays) { shelf, indices in
            try await shelf.label(indices, as: classIndex)
            return name
        }
    }

    func handle(_ key: Key, _ modifiers: Modifiers) -> Bool {
        guard modifiers.isEmpty, tiles.grid.containsFocus else { return false }
        switch key {
        case .enter: return acceptPrediction()
        case .delete: return removeSelected()
        case .character("e"): editInTry()
        default: return false
        }
        return true
    }

    private func acceptPrediction() -> Bool {
        labelSelected(stays: false) { [desk] shelf, indices in
            let classes = try await shelf.acceptPredictions(indices)
            let first = desk.classNames.className(classes[0])
            return Set(classes).count == 1 ? first : "what they were taken for"
        }
    }

    /// Stores labels for what is selected and moves on from a single image at once, so that the next
    /// key is for the next image, however fast it comes.
    ///
    /// - Parameter store: Stores the labels and gives what they are.
    private func labelSelected(
        stays: Bool, _ store: @escaping @MainActor (BrowseShelf, [Int]) async throws -> String
    ) -> Bool {
        // Of what shows: another part may be chosen, and on its way.
        guard let shelf = tiles.shelf else { return false }
        let (positions, indices) = (tiles.grid.selectedPositions, tiles.grid.selectedIndices)
        guard let first = indices.first else { return false }
        desk.label { [self] in
            let name = try await store(shelf, indices)
            let text =
                indices.count == 1
                ? "\(shelf.subject(first)) is now \(name)"
                : "\(Numbers.count(indices.count)) images are now \(name)"
            status.text = text
            return text
        }
        if !stays, positions.count == 1 { moveOn(from: positions[0]) }
        return true
    }

    private func moveOn(from position: Int) {
        guard position + 1 < tiles.grid.indices.count else { return }
        isMovingOn = true
        tiles.grid.reveal(position + 1)
        isMovingOn = false
    }
}
