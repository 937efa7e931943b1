import GtkKit
import Workbench

/// Every model that can be put in use, children below their parents: use, compare, export, delete.
@MainActor
final class ModelsWindow {
    let window: PreferencesWindow
    private let group = PreferencesGroup(
        description:
            "A model that was fine-tuned stands below the one that it came from. Test images "
            + "that it or its ancestors learned are left out of its accuracy.")
    private let toasts: Toasts
    private var entries: [ModelEntry] = []
    private var rows: [ModelRow] = []
    private let desk: Desk

    init(parent: Window, desk: Desk) {
        self.desk = desk
        let window = PreferencesWindow(parent, groups: [group])
        self.window = window
        toasts = Toasts { [weak window] in window?.add($0) }
        window.title = "Models"
        window.defaultSize = (width: 640, height: 640)
        window.keep(self)
        acceptKeys()
        desk.observe { [weak self] change in
            if change == .models { self?.refresh() }
        }
        refresh()
    }

    func present() { window.present() }

    /// The main window's keys do not reach it while this one is open.
    private func acceptKeys() {
        let keys = KeyController(phase: .capture)
        keys.onPressed { [weak self] key, modifiers in
            guard let presenter = self?.desk.presenter else { return false }
            // Also where the focus went with the row that it was in.
            if key == .escape { self?.window.close() }
            guard modifiers.contains(.control) else { return key == .escape }
            switch key {
            case .character("z"):
                if modifiers.contains(.shift) { presenter.redo() } else { presenter.undo() }
            case .character("y"): presenter.redo()
            case .character("w"): self?.window.close()
            default: return false
            }
            return true
        }
        window.add(keys)
    }

    private func refresh() {
        perform { [weak self] in
            guard let list = try await self?.desk.workbench.modelList() else { return }
            self?.show(list)
        }
    }

    private func show(_ list: [ModelEntry]) {
        guard list != entries else { return }
        let focused = rows.firstIndex { $0.widget.containsFocus }
        for row in rows { group.remove(row.widget) }
        entries = list
        rows = list.map { entry in
            ModelRow(entry) { [weak self] action in self?.perform(action, on: entry) }
        }
        for row in rows { group.add(row.widget) }
        if let focused { rows[min(focused, rows.count - 1)].focus() }
    }

    private func perform(_ action: ModelRow.Action, on entry: ModelEntry) {
        switch action {
        case .use: use(entry)
        case .compare: compare(entry)
        case .export: export(entry)
        case .delete: delete(entry)
        }
    }

    private func use(_ entry: ModelEntry) {
        step { [desk] in
            try await desk.workbench.useModel(entry.id)
            return "“\(entry.info.name)” is in use"
        }
    }

    private func delete(_ entry: ModelEntry) {
        step { [desk] in
            try await desk.workbench.deleteModel(entry.id)
            return "Deleted “\(entry.info.name)”"
        }
    }

    private func compare(_ entry: ModelEntry) {
        // The desk by itself: this object goes with its window.
        CompareWindow(parent: window, desk: desk, entry: entry) { [weak self] in
            self?.use(entry)
        } browse: { [weak window, desk] index in
            window?.close()
            desk.presenter?.browse(.test, index: index)
        } review: { [weak window, desk] in
            window?.close()
            desk.presenter?.browseDisagreement(with: entry.info.file)
        }.present()
    }

    private func export(_ entry: ModelEntry) {
        FileDialog.choose(
            .save(suggestion: "lapel-model.json"), title: "Export model", accept: "Export",
            parent: window, filters: [("Lapel models", ["*.json"])]
        ) { [weak self] path in
            self?.perform {
                guard let self else { return }
                let report = try await self.desk.workbench.exportModel(entry.id, to: path)
                self.toasts.show(.init(text: "Exported to \(report.file)"))
            }
        }
    }

    /// Does what can be undone, tells it here and offers to take it back.
    private func step(_ work: @escaping @MainActor () async throws -> String) {
        desk.performInOrder { [weak self] in
            await self?.telling {
                let text = try await work()
                self?.desk.timeline.did(.label)
                self?.toasts.show(.init(text: text) { self?.desk.presenter?.undo() })
            }
        }
    }

    /// Runs `work`; an error becomes a toast of this window.
    private func perform(_ work: @escaping @MainActor () async throws -> Void) {
        Task { [weak self] in await self?.telling(work) }
    }

    private func telling(_ work: @MainActor () async throws -> Void) async {
        do {
            try await work()
        } catch {
            toasts.show(.init(text: Words.sentence(error), isProblem: true))
        }
    }
}
