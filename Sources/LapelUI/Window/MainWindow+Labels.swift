import GtkKit
import Workbench

/// Labels that come from files and go to files.
extension MainWindow {
    func importLabels() {
        let dialog = MessageDialog(
            window, heading: "Import labels",
            body: "From a CSV file, a pair of IDX files or a folder of pictures by class.")
        dialog.addResponse("cancel", "Cancel")
        dialog.addResponse("folder", "Folder…")
        dialog.addResponse("file", "File…", .suggested)
        dialog.setDefault("file")
        dialog.onResponse { [weak self] response in
            switch response {
            case "file": self?.chooseImport(.open, "Import labels from a file")
            case "folder": self?.chooseImport(.folder, "Import labels from a folder")
            default: break
            }
        }
        dialog.present()
    }

    private func chooseImport(_ purpose: FileDialog.Purpose, _ title: String) {
        var filters: [(name: String, patterns: [String])] = []
        if case .open = purpose {
            filters = [("Labels (CSV, IDX)", ["*.csv", "*-ubyte", "*-ubyte.gz"]), ("All", ["*"])]
        }
        FileDialog.choose(
            purpose, title: title, accept: "Import", parent: window, filters: filters
        ) { [weak self] path in
            self?.work("Importing labels") { window, progress in
                let done = try await window.desk.workbench.importLabels(
                    from: path, progress: progress)
                if let done { window.tell(done) }
            }
        }
    }

    private func tell(_ done: LabelImport) {
        var text = "Imported \(Numbers.counted(done.applied, "label", "labels"))."
        if let first = done.problems.first {
            text += " \(Numbers.counted(done.problems.count, "was", "were")) left out: \(first)"
            if !first.hasSuffix(".") { text += "." }
        } else if done.applied == 0 {
            text += " \(Numbers.counted(done.unchanged, "was", "were")) known before."
        }
        guard done.applied > 0 else { return show(problem: text) }
        desk.timeline.did(.label)
        show(done: text) { [weak self] in self?.undo() }
    }

    func exportLabels() {
        let count = Numbers.counted(desk.correctionCount, "label", "labels")
        let dialog = MessageDialog(
            window, heading: "Export \(count)",
            body: "As a CSV file, a folder of pictures by class or a pair of IDX files.")
        dialog.addResponse("cancel", "Cancel")
        dialog.addResponse("idx", "IDX…")
        dialog.addResponse("png", "Pictures…")
        dialog.addResponse("csv", "CSV…", .suggested)
        dialog.setDefault("csv")
        dialog.onResponse { [weak self] response in
            if let format = LabelFormat(rawValue: response) { self?.chooseExport(as: format) }
        }
        dialog.present()
    }

    private func chooseExport(as format: LabelFormat) {
        let suggestion =
            switch format {
            case .csv: "labels.csv"
            case .png: "labels"
            case .idx: "labels-idx"
            }
        FileDialog.choose(
            .save(suggestion: suggestion), title: "Export labels", accept: "Export",
            parent: window,
            filters: format == .csv ? [("Comma-separated values", ["*.csv"])] : []
        ) { [weak self] path in
            self?.work("Exporting labels") { window, progress in
                let count = try await window.desk.workbench.exportLabels(
                    to: path, as: format, progress: progress)
                guard let count else { return }
                window.show(
                    done: "Exported \(Numbers.counted(count, "label", "labels"))", undo: nil)
            }
        }
    }

    /// Runs work under the activity bar; an error becomes a toast.
    private func work(
        _ title: String,
        _ body:
            @escaping @MainActor (
                MainWindow, @escaping @Sendable (Double) -> Void
            ) async throws -> Void
    ) {
        let isBegun = desk.work.start(title) { [weak self] progress in
            do {
                guard let self else { return }
                try await body(self, progress)
            } catch is CancellationError {
            } catch {
                self?.show(problem: Words.sentence(error))
            }
        }
        if !isBegun { show(problem: "Other labels are on their way: wait until they are done.") }
    }
}
