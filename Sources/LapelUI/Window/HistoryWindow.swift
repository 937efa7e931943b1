import GtkKit
import Workbench

/// What happened when; a click goes back to any point, or forth again.
@MainActor
final class HistoryWindow {
    private let window: PreferencesWindow
    private let group = PreferencesGroup(
        description: "Choose a line to go back to that point. What comes after it can be done "
            + "again until something new is labelled.")
    /// The newest first; the last stands for the time before all.
    private var rows: [Row] = []
    private let desk: Desk

    private struct Row {
        let step: Int64?
        let widget: ActionRow
        let mark: Image
    }

    init(parent: Window, desk: Desk) {
        self.desk = desk
        window = PreferencesWindow(parent, groups: [group])
        window.title = "History"
        window.defaultSize = (width: 480, height: 560)
        window.keep(self)
        refresh()
    }

    func present() { window.present() }

    private func refresh() {
        desk.perform { [weak self] in
            guard let self else { return }
            show(try await desk.workbench.history())
        }
    }

    private func show(_ steps: [UndoStep]) {
        // Rows that stay keep the focus.
        if rows.dropLast().map(\.step) != steps.map(\.id) {
            for row in rows { group.remove(row.widget) }
            rows = steps.map(row) + [row(nil)]
            for row in rows { group.add(row.widget) }
        }
        let now = steps.first(where: \.holds)?.id
        for row in rows {
            row.mark.isVisible = row.step == now
            // What was undone came after what holds.
            row.widget.setCSS("dim-label", (row.step ?? 0) > now ?? 0)
        }
    }

    private func row(_ step: UndoStep?) -> Row {
        let row = ActionRow(
            title: step?.name ?? "The beginning",
            subtitle: step.map { Words.moment($0.date) } ?? "Nothing labelled, nothing learned")
        let mark = Image(icon: "object-select-symbolic")
        mark.setAccessibleLabel("Now")
        row.addSuffix(mark)
        row.onActivated { [weak self] in self?.go(to: step?.id) }
        return Row(step: step?.id, widget: row, mark: mark)
    }

    private func go(to step: Int64?) {
        desk.performInOrder { [weak self] in
            guard let self else { return }
            try await desk.go(to: step)
            refresh()
        }
    }
}
