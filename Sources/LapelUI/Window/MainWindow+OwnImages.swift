import FoundationEssentials
import GtkKit
import Workbench

extension MainWindow {
    func chooseOwnImages() {
        FileDialog.chooseMany(
            title: "Open images", accept: "Open", parent: window,
            filters: [("Pictures", ["image/*"]), ("All files", ["*"])]
        ) { [weak self] in self?.openOwn($0) }
    }

    func chooseOwnFolder() {
        FileDialog.choose(.folder, title: "Open a folder", accept: "Open", parent: window) {
            [weak self] in self?.openOwn([$0])
        }
    }

    /// Adds the pictures of files and folders to the own images, and shows these.
    func openOwn(_ paths: [String]) {
        browseOwn(nil)
        opening.open(paths)
    }

    func browseOwn(_ id: String?) {
        stack.visibleName = "browse"
        browsePage.showOwn(id)
    }

    /// Whether what was opened or dropped goes to the own images: many files, or a folder.
    static func isForOwnImages(_ paths: [String]) -> Bool {
        guard paths.count == 1 else { return paths.count > 1 }
        var isFolder = false
        return FileManager.default.fileExists(atPath: paths[0], isDirectory: &isFolder) && isFolder
    }
}
