import GtkKit
import Workbench

/// The line above the grid: whose images, which class, which queue, which index, how many.
@MainActor
final class BrowseBar {
    let widget = Box(.horizontal, spacing: 6)
    let index = Entry(placeholder: "0")
    let pane = ToggleButton(
        icon: "sidebar-show-right-symbolic", label: "Show or hide the pane (F9)")
    private let count = Label(css: "dim-label")
    private let source = DropDown(ImageSource.allCases.map(\.title))
    private let classes: DropDown
    private let queue = DropDown(ReviewQueue.allCases.map(\.title))
    private var classNames: [String]
    private(set) var filter = BrowseFilter()
    private let changed: @MainActor (BrowseFilter) -> Void
    /// Whether it is the bar itself that chooses.
    private var isShowing = false

    init(classNames: [String], changed: @escaping @MainActor (BrowseFilter) -> Void) {
        self.changed = changed
        self.classNames = classNames
        classes = DropDown(["All classes"] + classNames)
        source.setTitle("Part of the data set, or own images")
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
        let parts: [Widget] = [source, classes, queue, caption, index, count, pane]
        for child in parts { widget.append(child) }
        widget.setMargins(horizontal: 12, vertical: 6)
        show(filter)
        source.onSelected { [weak self] in self?.choose(source: ImageSource.allCases[$0]) }
        classes.onSelected { [weak self] in self?.choose(class: $0) }
        queue.onSelected { [weak self] position in
            self?.change {
                $0.queue = ReviewQueue.allCases[position]
                $0.other = nil
            }
        }
    }

    /// Shows a filter without telling about it.
    func show(_ filter: BrowseFilter) {
        isShowing = true
        defer { isShowing = false }
        if (filter.source == .own) != (self.filter.source == .own) { listClasses(for: filter) }
        self.filter = filter
        source.selected = ImageSource.allCases.firstIndex(of: filter.source)
        classes.selected =
            filter.isUnlabelled ? classNames.count + 1 : filter.classIndex.map { $0 + 1 } ?? 0
        queue.selected = ReviewQueue.allCases.firstIndex(of: filter.queue)
    }

    /// The classes that can be chosen.
    func setClassNames(_ names: [String]) {
        guard names != classNames else { return }
        classNames = names
        isShowing = true
        listClasses(for: filter)
        isShowing = false
        var kept = filter
        if let chosen = kept.classIndex, chosen >= names.count { kept.classIndex = nil }
        show(kept)
    }

    private func listClasses(for filter: BrowseFilter) {
        let unlabelled = filter.source == .own ? ["Not labelled"] : []
        classes.setChoices(["All classes"] + classNames + unlabelled)
    }

    func show(count text: String) { count.text = text }

    /// Whether there is anything to choose from.
    func setUsable(_ isUsable: Bool) {
        for part in [classes, queue, index, pane] as [Widget] { part.isSensitive = isUsable }
    }

    private func choose(source: ImageSource) {
        change { filter in
            filter.source = source
            if source != .own { filter.isUnlabelled = false }
        }
    }

    private func choose(class position: Int) {
        change { filter in
            filter.isUnlabelled = position > classNames.count
            filter.classIndex = (1...classNames.count).contains(position) ? position - 1 : nil
        }
    }

    private func change(_ body: (inout BrowseFilter) -> Void) {
        guard !isShowing else { return }
        var filter = filter
        body(&filter)
        guard filter != self.filter else { return }
        show(filter)
        changed(filter)
    }
}
