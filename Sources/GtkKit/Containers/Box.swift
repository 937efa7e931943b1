import CGtkShim

/// Children in a row or a column.
public final class Box: Widget {
    /// Makes a box; `spacing` is the room between two children.
    public init(_ orientation: Orientation, spacing: Int = 0, _ children: [Widget] = []) {
        super.init(gtk_box_new(orientation.gtk, Int32(spacing)))
        for child in children { append(child) }
    }

    /// Adds a child at the end.
    public func append(_ child: Widget) {
        passing(child) { gtk_box_append(p(), $0) }
    }

    /// Adds a child at the start.
    public func prepend(_ child: Widget) {
        passing(child) { gtk_box_prepend(p(), $0) }
    }

    /// Takes a child out.
    public func remove(_ child: Widget) {
        passing(child) { gtk_box_remove(p(), $0) }
    }

    /// Takes all children out.
    public func removeAll() {
        while let child = gtk_widget_get_first_child(w) { gtk_box_remove(p(), child) }
    }

    /// Whether all children get the same size.
    public var isHomogeneous: Bool {
        get { gtk_box_get_homogeneous(p()) != 0 }
        set { gtk_box_set_homogeneous(p(), newValue ? 1 : 0) }
    }

    /// Lays the children out in a row or a column.
    public func setOrientation(_ orientation: Orientation) {
        gtk_orientable_set_orientation(p(), orientation.gtk)
    }

    /// The room between two children.
    public var spacing: Int {
        get { Int(gtk_box_get_spacing(p())) }
        set { gtk_box_set_spacing(p(), Int32(newValue)) }
    }
}

/// A child at either end and one in the middle.
public final class CenterBox: Widget {
    /// Makes a row or a column of up to three children.
    public init(
        _ orientation: Orientation = .horizontal, start: Widget? = nil, center: Widget? = nil,
        end: Widget? = nil
    ) {
        super.init(gtk_center_box_new())
        gtk_orientable_set_orientation(p(), orientation.gtk)
        passing(start) { gtk_center_box_set_start_widget(p(), $0) }
        passing(center) { gtk_center_box_set_center_widget(p(), $0) }
        passing(end) { gtk_center_box_set_end_widget(p(), $0) }
    }
}

/// A thin line between groups.
public final class Separator: Widget {
    /// Makes a line along `orientation`.
    public init(_ orientation: Orientation) {
        super.init(gtk_separator_new(orientation.gtk))
    }
}
