import GtkKit
import Workbench

/// The line above the grid: which part, which class, which queue, which index, how many.
@MainActor
final class BrowseBar {
    let widget = Box(.horizontal, spacing: 6)
    let index = Entry(placeholder: "0")
    let pane = ToggleButton(
        icon: "sidebar-show-right-symbolic", label: "Show or hide the pane (F9)")
    private let count = Label(css: "dim-label")
    private let part = DropDown(Part.allCases.map(\.title))
    private let classes: DropDown
    private let queue = DropDown(ReviewQueue.allCases.map(\.title))
    private(set) var filter = BrowseFilter()
    private let changed: @MainActor (BrowseFilter) -> Void

    init(classNames: [String], changed: @escaping @MainActor (BrowseFilter) -> Void) {
        self.changed = changed
        classes = DropDown(["All classes"] + classNames)
        part.setTitle("Part of the data set")
        classes.setTitle("Class")
        queue.setTitle("Which images")
        index.setWidth(characters: 6)
        index.setAlignment(1)
        index.setAccessibleLabel("Index")
        index.tooltip = "Go to an index (Ctrl+L)"
        count.setEllipsize(.end)
        count.horizontalTextAlign = 0
        count.expandsHorizontally = true
        pane.isActive = true
        let caption = Label("Index")
        caption.setMargins(start: 6)
        let parts: [Widget] = [part, classes, queue, caption, index, count, pane]
        for child in parts { widget.append(child) }
        widget.setMargins(horizontal: 12, vertical: 6)
        show(filter)
        part.onSelected { [weak self] in self?.change(\.part, Part.allCases[$0]) }
        classes.onSelected { [weak self] in self?.change(\.classIndex, $0 == 0 ? nil : $0 - 1) }
        queue.onSelected { [weak self] in self?.change(\.queue, ReviewQueue.allCases[$0]) }
    }

    /// Shows a filter without telling about it.
    func show(_ filter: BrowseFilter) {
        self.filter = filter
        part.selected = Part.allCases.firstIndex(of: filter.part)
        classes.selected = filter.classIndex.map { $0 + 1 } ?? 0
        queue.selected = ReviewQueue.allCases.firstIndex(of: filter.queue)
    }

    func show(count text: String) { count.text = text }

    private func change<Value: Equatable>(
        _ path: WritableKeyPath<BrowseFilter, Value>, _ value: Value
    ) {
        guard filter[keyPath: path] != value else { return }
        filter[keyPath: path] = value
        changed(filter)
    }
}
