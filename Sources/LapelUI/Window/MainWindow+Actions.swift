import GtkKit
import Workbench

extension MainWindow {
    static func mainMenu() -> Menu {
        let files = Menu()
        files.append("Open image…", action: "win.open-image")
        let own = Menu()
        own.append("Open images…", action: "win.open-own-images")
        own.append("Open a folder…", action: "win.open-own-folder")
        files.append("Import labels…", action: "win.import-labels")
        files.append("Export labels…", action: "win.export-labels")
        let models = Menu()
        models.append("Models…", action: "win.models")
        models.append("Open model…", action: "win.open-model")
        models.append("Export model…", action: "win.export-model")
        models.append("Add a class…", action: "win.add-class")
        let past = Menu()
        past.append("History…", action: "win.history")
        let about = Menu()
        about.append("Keyboard Shortcuts", action: "win.shortcuts")
        about.append("About Lapel", action: "win.about")
        let menu = Menu()
        for section in [files, own, models, past, about] { menu.appendSection(nil, section) }
        return menu
    }

    func addActions(to map: some ActionMap) {
        let all: [(String, [String], @MainActor () -> Void)] = [
            ("undo", ["<Control>z"], { [weak self] in self?.undo() }),
            ("redo", ["<Control><Shift>z", "<Control>y"], { [weak self] in self?.redo() }),
            ("history", ["<Control>h"], { [weak self] in self?.showHistory() }),
            ("open-image", ["<Control>o"], { [weak self] in self?.chooseImage() }),
            ("open-own-images", ["<Control>i"], { [weak self] in self?.chooseOwnImages() }),
            ("open-own-folder", ["<Control><Shift>i"], { [weak self] in self?.chooseOwnFolder() }),
            ("paste", ["<Control>v"], { [weak self] in self?.paste() }),
            ("models", ["<Control>m"], { [weak self] in self?.showModels() }),
            ("open-model", ["<Control><Shift>o"], { [weak self] in self?.chooseModel() }),
            ("export-model", ["<Control>e"], { [weak self] in self?.exportModel() }),
            ("add-class", [], { [weak self] in self?.addClass() }),
            ("go-back", [], { [weak self] in self?.goBack() }),
            ("import-labels", [], { [weak self] in self?.importLabels() }),
            ("export-labels", [], { [weak self] in self?.exportLabels() }),
            ("go-to-index", ["<Control>l"], { [weak self] in self?.goToIndex() }),
            ("toggle-pane", ["F9"], { [weak self] in self?.browsePage.togglePane() }),
            ("page-try", ["<Alt>1"], { [weak self] in self?.stack.visibleName = "try" }),
            ("page-browse", ["<Alt>2"], { [weak self] in self?.stack.visibleName = "browse" }),
            ("page-learn", ["<Alt>3"], { [weak self] in self?.stack.visibleName = "learn" }),
            ("shortcuts", ["<Control>question", "F1"], { [weak self] in self?.showShortcuts() }),
            ("about", [], { [weak self] in self?.showAbout() }),
            ("close", ["<Control>w", "<Control>q"], { [weak self] in self?.window.close() }),
        ]
        for (name, keys, run) in all {
            actions[name] = map.add(Action(name, run: run))
            if !keys.isEmpty { application.setAccelerators(keys, for: "win.\(name)") }
        }
        for action in tryPage.actions { map.add(action) }
        desk.timeline.changed = { [weak self] in self?.refreshUndo() }
        desk.observe { [weak self] change in
            if change == .models { self?.refreshGoBack() }
        }
        refreshUndo()
    }

    // MARK: Undo

    private var strokesCount: Bool { stack.visibleName == "try" }

    func refreshUndo() {
        actions["undo"]?.isEnabled = desk.timeline.nextUndo(includingStrokes: strokesCount) != nil
        actions["redo"]?.isEnabled = desk.timeline.nextRedo(includingStrokes: strokesCount) != nil
    }

    func undo() {
        desk.performInOrder { [self] in
            guard let step = desk.timeline.nextUndo(includingStrokes: strokesCount) else { return }
            desk.timeline.undid(step)
            switch step {
            case .stroke: tryPage.undoStroke()
            case .label: try await desk.undoLabel()
            }
        }
    }

    func redo() {
        desk.performInOrder { [self] in
            guard let step = desk.timeline.nextRedo(includingStrokes: strokesCount) else { return }
            desk.timeline.redid(step)
            switch step {
            case .stroke: tryPage.redoStroke()
            case .label: try await desk.redoLabel()
            }
        }
    }

    private func showHistory() {
        HistoryWindow(parent: window, desk: desk).present()
    }

    // MARK: Models

    private func showModels() {
        ModelsWindow(parent: window, desk: desk).present()
    }

    private func chooseModel() {
        FileDialog.choose(
            .open, title: "Open model", accept: "Open", parent: window,
            filters: [("Lapel models", ["*.json"])]
        ) { [weak self] path in self?.openModel(path) }
    }

    func openModel(_ path: String) {
        desk.performInOrder { [self] in
            let before = try? await desk.workbench.modelInfo.id
            let model = try await desk.workbench.openModel(at: path)
            let text = "“\(model.name)” is in use"
            // Opening the model in use changes nothing that an undo could take back.
            guard model.id != before else { return show(done: text, undo: nil) }
            desk.timeline.did(.label)
            show(done: text) { [weak self] in self?.undo() }
        }
    }

    private func exportModel() {
        FileDialog.choose(
            .save(suggestion: "lapel-model.json"), title: "Export model", accept: "Export",
            parent: window, filters: [("Lapel models", ["*.json"])]
        ) { [weak self] path in
            self?.desk.perform {
                guard let self else { return }
                let report = try await self.desk.workbench.exportModel(to: path)
                self.show(
                    done: "Exported to \(report.file); it predicts as the app does "
                        + "(checked on \(report.images) images)",
                    undo: nil)
            }
        }
    }

    private func goBack() {
        desk.label { [self] in "Back to “\(try await desk.workbench.goBack().name)”" }
    }

    private func refreshGoBack() {
        desk.perform { [self] in
            actions["go-back"]?.isEnabled = try await desk.workbench.canGoBack
        }
    }

    // MARK: Help

    private func goToIndex() {
        stack.visibleName = "browse"
        browsePage.focusIndex()
    }

    private func showAbout() {
        let about = AboutWindow(
            window, name: "Lapel", icon: LapelApplication.id, version: "0.1.0",
            comments: "Label small pictures, and let a network learn from your corrections.")
        about.setDeveloper("The Lapel authors", copyright: "© 2026 The Lapel authors")
        about.present()
    }

    private func showShortcuts() {
        ShortcutsWindow(
            window,
            groups: [
                .init(
                    "Everywhere",
                    [
                        .init("It really is this class", keys: "0...9"),
                        .init("Undo", keys: "<Control>z"),
                        .init("Redo", keys: "<Control><Shift>z"),
                        .init("History", keys: "<Control>h"),
                        .init("Try, Browse, Learn", keys: "<Alt>1...3"),
                        .init("Open an image", keys: "<Control>o"),
                        .init("Open images, a folder", keys: "<Control>i <Control><Shift>i"),
                        .init("Paste an image", keys: "<Control>v"),
                        .init("Models", keys: "<Control>m"),
                        .init("Open a model", keys: "<Control><Shift>o"),
                        .init("Export the model", keys: "<Control>e"),
                    ]),
                .init(
                    "Try",
                    [
                        .init("Brush, eraser, fill, line", keys: "b e f l"),
                        .init("Smaller or larger brush", keys: "bracketleft bracketright"),
                        .init("Mirror", keys: "m"),
                        .init("Keep in own images", keys: "k"),
                        .init("Clear", keys: "Delete"),
                    ]),
                .init(
                    "Browse",
                    [
                        .init("Go to an index", keys: "<Control>l"),
                        .init("Label and stay", keys: "<Shift>0...9"),
                        .init("Accept the prediction", keys: "Return"),
                        .init("Select all", keys: "<Control>a"),
                        .init("Edit in Try", keys: "e"),
                        .init("Remove from own images", keys: "Delete"),
                        .init("Show or hide the pane", keys: "F9"),
                    ]),
            ]
        ).present()
    }
}
