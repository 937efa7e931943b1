/// Undo over two histories, the canvas's strokes and the store's labels, in the order in which they
/// were made. Labels of earlier starts come after everything of this one.
@MainActor
final class Timeline {
    enum Step {
        case stroke
        case label
    }

    /// Called when what can be undone changes.
    var changed: (@MainActor () -> Void)?

    private var past: [Step] = []
    private var future: [Step] = []
    private var storeCanUndo = false
    private var storeCanRedo = false

    func did(_ step: Step) {
        past.append(step)
        future.removeAll()
        changed?()
    }

    func storeCan(undo: Bool, redo: Bool) {
        storeCanUndo = undo
        storeCanRedo = redo
        changed?()
    }

    /// What undo would take back; strokes count only where the canvas is in view.
    func nextUndo(includingStrokes: Bool) -> Step? {
        if includingStrokes, let last = past.last { return last }
        return storeCanUndo ? .label : nil
    }

    func nextRedo(includingStrokes: Bool) -> Step? {
        if includingStrokes, let last = future.last { return last }
        return storeCanRedo ? .label : nil
    }

    /// Moves the last step of that kind from the past to the future.
    func undid(_ step: Step) {
        if let position = past.lastIndex(of: step) {
            past.remove(at: position)
            future.append(step)
        }
        changed?()
    }

    func redid(_ step: Step) {
        if let position = future.lastIndex(of: step) {
            future.remove(at: position)
            past.append(step)
        }
        changed?()
    }
}
