import CGtkShim

/// Widgets that all get the width of the widest.
public final class SizeGroup: GObj {
    /// A group of none.
    public init() {
        super.init(owning: UnsafeMutableRawPointer(gtk_size_group_new(GTK_SIZE_GROUP_HORIZONTAL)))
    }

    /// Adds a widget, which keeps the group.
    public func add(_ widget: Widget) { gtk_size_group_add_widget(p(), widget.w) }
}
