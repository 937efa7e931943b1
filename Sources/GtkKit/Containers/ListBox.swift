import CGtkShim

/// A short list of rows; a long one is a `VirtualGrid`.
public final class ListBox: Widget {
    /// What a click on a row does.
    public enum Selection: Sendable {
        case none, single

        fileprivate var gtk: GtkSelectionMode {
            self == .none ? GTK_SELECTION_NONE : GTK_SELECTION_SINGLE
        }
    }

    /// Makes an empty list; the style class `boxed-list` draws it as a card.
    public init(selection: Selection = .none) {
        super.init(gtk_list_box_new())
        gtk_list_box_set_selection_mode(p(), selection.gtk)
    }

    /// Adds a row; a widget that is no row is put into one.
    public func append(_ row: Widget) {
        passing(row) { gtk_list_box_append(p(), $0) }
    }

    /// Adds a row before the one at `position`.
    public func insert(_ row: Widget, at position: Int) {
        passing(row) { gtk_list_box_insert(p(), $0, Int32(position)) }
    }

    /// Takes a row out.
    public func remove(_ row: Widget) {
        passing(row) { gtk_list_box_remove(p(), $0) }
    }

    /// Takes all rows out.
    public func removeAll() {
        while let row = gtk_list_box_get_row_at_index(p(), 0) {
            gtk_list_box_remove(
                p(), UnsafeMutableRawPointer(row).assumingMemoryBound(to: GtkWidget.self))
        }
    }

    /// The position of the selected row.
    public var selected: Int? {
        get {
            gtk_list_box_get_selected_row(p()).map { Int(gtk_list_box_row_get_index($0)) }
        }
        set {
            let row = newValue.flatMap { gtk_list_box_get_row_at_index(p(), Int32($0)) }
            gtk_list_box_select_row(p(), row)
        }
    }

    /// What the list shows while it has no rows.
    public func setPlaceholder(_ placeholder: Widget) {
        passing(placeholder) { gtk_list_box_set_placeholder(p(), $0) }
    }

    /// Calls `handler` with the position of a row that was clicked or chosen by Return.
    @discardableResult
    public func onRowActivated(_ handler: @escaping @MainActor (Int) -> Void) -> SignalHandler {
        on("row-activated") { arguments in
            guard let row = arguments.object(0) else { return }
            handler(
                Int(gtk_list_box_row_get_index(row.assumingMemoryBound(to: GtkListBoxRow.self))))
        }
    }
}

/// A row of a list that holds any widget.
public final class ListBoxRow: Widget {
    /// Makes a row around `child`.
    public init(_ child: Widget, isActivatable: Bool = true) {
        super.init(gtk_list_box_row_new())
        passing(child) { gtk_list_box_row_set_child(p(), $0) }
        gtk_list_box_row_set_activatable(p(), isActivatable ? 1 : 0)
    }
}
