import CGtkShim

/// A child with a border.
public final class Frame: Widget {
    /// Frames `child`.
    public init(_ child: Widget) {
        super.init(gtk_frame_new(nil))
        passing(child) { gtk_frame_set_child(p(), $0) }
    }
}

/// A child that keeps its ratio of width to height, as large as fits.
public final class AspectFrame: Widget {
    /// Centres `child` at `ratio` = width / height.
    public init(_ child: Widget, ratio: Double = 1) {
        super.init(gtk_aspect_frame_new(0.5, 0.5, Float(ratio), 0))
        passing(child) { gtk_aspect_frame_set_child(p(), $0) }
    }
}

/// A child no wider than a given width, however wide the window.
public final class Clamp: Widget {
    /// Centres `child` within `maximum` pixels of width.
    public init(_ child: Widget, maximum: Int) {
        super.init(adw_clamp_new())
        adw_clamp_set_maximum_size(p(), Int32(maximum))
        passing(child) { adw_clamp_set_child(p(), $0) }
    }
}

/// A holder of one child that can be replaced.
public final class Bin: Widget {
    /// Makes a holder.
    public init(_ child: Widget? = nil) {
        super.init(adw_bin_new())
        setChild(child)
    }

    /// Replaces the child.
    public func setChild(_ child: Widget?) {
        passing(child) { adw_bin_set_child(p(), $0) }
    }
}

/// A child that slides in and out.
public final class Revealer: Widget {
    /// Hides `child` at first.
    public init(_ child: Widget) {
        super.init(gtk_revealer_new())
        passing(child) { gtk_revealer_set_child(p(), $0) }
    }

    /// Whether the child is shown.
    public var isRevealed: Bool {
        get { gtk_revealer_get_reveal_child(p()) != 0 }
        set { gtk_revealer_set_reveal_child(p(), newValue ? 1 : 0) }
    }
}

/// Widgets laid over one another.
public final class Overlay: Widget {
    /// Makes an overlay over `child`, which sets the size.
    public init(_ child: Widget) {
        super.init(gtk_overlay_new())
        passing(child) { gtk_overlay_set_child(p(), $0) }
    }

    /// Lays a widget over the child; its alignment says where.
    public func add(_ widget: Widget) {
        passing(widget) { gtk_overlay_add_overlay(p(), $0) }
    }
}
