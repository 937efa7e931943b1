import CGtkShim

/// The system's dialog for choosing a file.
public final class FileDialog: GObj {
    /// What is chosen.
    public enum Purpose: Sendable {
        /// An existing file to read.
        case open
        /// A file to write, its name suggested; asks before it replaces one.
        case save(suggestion: String)
        /// A folder.
        case folder
    }

    /// A dialog that waits has to be kept alive, and two of them would confuse.
    private static var shown: FileDialog?

    private init(_ purpose: Purpose, title: String, accept: String, parent: Widget?) {
        let action =
            switch purpose {
            case .open: GTK_FILE_CHOOSER_ACTION_OPEN
            case .save: GTK_FILE_CHOOSER_ACTION_SAVE
            case .folder: GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER
            }
        let window: UnsafeMutablePointer<GtkWindow>? = parent?.p()
        super.init(
            owning: UnsafeMutableRawPointer(
                gtk_file_chooser_native_new(title, window, action, accept, "Cancel")))
        gtk_native_dialog_set_modal(p(), 1)
        if case .save(let suggestion) = purpose {
            gtk_file_chooser_set_current_name(p(), suggestion)
        }
    }

    /// Shows a dialog and calls `handler` with the path that was chosen; not at all when the
    /// dialog is cancelled.
    ///
    /// - Parameter filters: A name and the MIME types or `*.suffix` patterns of each choice.
    public static func choose(
        _ purpose: Purpose, title: String, accept: String, parent: Widget?,
        filters: [(name: String, patterns: [String])] = [],
        then handler: @escaping @MainActor (String) -> Void
    ) {
        let dialog = FileDialog(purpose, title: title, accept: accept, parent: parent)
        dialog.show(filters) { paths in
            if let path = paths.first { handler(path) }
        }
    }

    /// Shows a dialog for existing files and calls `handler` with the paths of those that were
    /// chosen, at least one; not at all when the dialog is cancelled.
    public static func chooseMany(
        title: String, accept: String, parent: Widget?,
        filters: [(name: String, patterns: [String])] = [],
        then handler: @escaping @MainActor ([String]) -> Void
    ) {
        let dialog = FileDialog(.open, title: title, accept: accept, parent: parent)
        gtk_file_chooser_set_select_multiple(dialog.p(), 1)
        dialog.show(filters) { paths in
            if !paths.isEmpty { handler(paths) }
        }
    }

    private func show(
        _ filters: [(name: String, patterns: [String])],
        then handler: @escaping @MainActor ([String]) -> Void
    ) {
        for filter in filters { add(filter.name, filter.patterns) }
        on("response") { [weak self] arguments in
            guard let self else { return }
            let paths = chosenPaths
            Self.shown = nil
            if GtkResponseType(Int32(arguments.int(0))) == GTK_RESPONSE_ACCEPT { handler(paths) }
        }
        Self.shown = self
        gtk_native_dialog_show(p())
    }

    private func add(_ name: String, _ patterns: [String]) {
        let filter = gtk_file_filter_new()
        gtk_file_filter_set_name(filter, name)
        for pattern in patterns {
            if pattern.contains("/") {
                gtk_file_filter_add_mime_type(filter, pattern)
            } else {
                gtk_file_filter_add_pattern(filter, pattern)
            }
        }
        gtk_file_chooser_add_filter(p(), filter)
        if let filter { g_object_unref(UnsafeMutableRawPointer(filter)) }
    }

    private var chosenPaths: [String] {
        guard let files = gtk_file_chooser_get_files(p()) else { return [] }
        defer { g_object_unref(UnsafeMutableRawPointer(files)) }
        return (0..<g_list_model_get_n_items(files)).compactMap { position in
            guard let file = g_list_model_get_item(files, position) else { return nil }
            defer { g_object_unref(file) }
            return File.path(of: OpaquePointer(file))
        }
    }
}

/// Names of files as GIO hands them over.
enum File {
    /// The local path, nil for what lies elsewhere.
    static func path(of file: OpaquePointer) -> String? {
        guard let path = g_file_get_path(file) else { return nil }
        defer { g_free(path) }
        return String(cString: path)
    }

    /// The local paths of a `GdkFileList`.
    static func paths(of list: UnsafeMutableRawPointer) -> [String] {
        let files = gdk_file_list_get_files(OpaquePointer(list))
        defer { g_slist_free(files) }
        var paths: [String] = []
        var node = files
        while let current = node {
            if let data = current.pointee.data, let path = path(of: OpaquePointer(data)) {
                paths.append(path)
            }
            node = current.pointee.next
        }
        return paths
    }
}
