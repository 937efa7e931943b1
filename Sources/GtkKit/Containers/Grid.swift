import CGtkShim

/// Children in rows and columns.
public final class Grid: Widget {
    /// Makes an empty grid with room between its columns and its rows.
    public init(columnSpacing: Int = 0, rowSpacing: Int = 0) {
        super.init(gtk_grid_new())
        gtk_grid_set_column_spacing(p(), guint(columnSpacing))
        gtk_grid_set_row_spacing(p(), guint(rowSpacing))
    }

    /// Puts a child into the cell at `column`, `row`, both from 0.
    public func attach(
        _ child: Widget, column: Int, row: Int, columns: Int = 1, rows: Int = 1
    ) {
        passing(child) {
            gtk_grid_attach(p(), $0, Int32(column), Int32(row), Int32(columns), Int32(rows))
        }
    }

    /// Takes a child out.
    public func remove(_ child: Widget) {
        passing(child) { gtk_grid_remove(p(), $0) }
    }

    /// Takes all children out.
    public func removeAll() {
        while let child = gtk_widget_get_first_child(w) { gtk_grid_remove(p(), child) }
    }

    /// Whether all columns get the same width.
    public func setColumnsHomogeneous(_ same: Bool) {
        gtk_grid_set_column_homogeneous(p(), same ? 1 : 0)
    }
}
