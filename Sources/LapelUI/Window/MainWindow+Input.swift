import GtkKit
import Workbench

extension MainWindow {
    /// Digits label, wherever the focus is, except where text is typed.
    func acceptKeys() {
        let keys = KeyController(phase: .capture)
        keys.onPressed { [weak self] key, modifiers in
            guard let self, !window.isTyping else { return false }
            if case .digit(let digit) = key, modifiers.subtracting(.shift).isEmpty {
                return page.label(as: digit, stays: modifiers.contains(.shift))
            }
            return page.handle(key, modifiers)
        }
        window.add(keys)
    }

    func acceptDrops() {
        let target = DropTarget()
        target.onDrop { [weak self] delivery in
            self?.take(delivery)
            return true
        }
        target.onHover { [weak self] hovers in self?.stack.setCSS("drop-here", hovers) }
        window.add(target)
    }

    func paste() {
        Clipboard.read(for: window) { [weak self] delivery in
            guard let delivery else {
                self?.show(problem: "The clipboard holds no picture.")
                return
            }
            self?.take(delivery)
        }
    }

    func chooseImage() {
        FileDialog.choose(
            .open, title: "Open image", accept: "Open", parent: window,
            filters: [("Pictures", ["image/*"]), ("All files", ["*"])]
        ) { [weak self] path in self?.open(files: [path]) }
    }

    /// Opens a picture in Try, many or a folder in the own images; a model file is put into use.
    func open(files: [String]) {
        guard let path = files.first else { return }
        if Self.isForOwnImages(files) { return openOwn(files) }
        if path.lowercased().hasSuffix(".json") { return openModel(path) }
        stack.visibleName = "try"
        tryPage.openPhoto(file: path)
    }

    private func take(_ delivery: Delivery) {
        switch delivery {
        case .files(let paths): open(files: paths)
        case .picture(let bytes):
            stack.visibleName = "try"
            tryPage.openPhoto(bytes: bytes, name: "Pasted picture")
        }
    }
}
