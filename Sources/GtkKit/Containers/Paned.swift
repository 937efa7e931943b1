import CGtkShim

/// Two children with a border that can be moved.
public final class Paned: Widget {
    /// Makes a pane of two children; the first keeps its size while the window grows.
    public init(_ orientation: Orientation, start: Widget, end: Widget) {
        super.init(gtk_paned_new(orientation.gtk))
        passing(start) { gtk_paned_set_start_child(p(), $0) }
        passing(end) { gtk_paned_set_end_child(p(), $0) }
        gtk_paned_set_resize_start_child(p(), 0)
        gtk_paned_set_shrink_start_child(p(), 0)
        gtk_paned_set_shrink_end_child(p(), 0)
    }

    /// Where the border is, in pixels from the start.
    public var position: Int {
        get { Int(gtk_paned_get_position(p())) }
        set { gtk_paned_set_position(p(), Int32(newValue)) }
    }
}

/// A content with a pane at its end that folds away, and lies over the content where both
/// do not fit.
public final class Flap: Widget {
    /// Makes a content with `flap` at its end.
    public init(content: Widget, flap: Widget, at side: Align = .end) {
        super.init(adw_flap_new())
        passing(content) { adw_flap_set_content(p(), $0) }
        passing(flap) { adw_flap_set_flap(p(), $0) }
        adw_flap_set_flap_position(p(), side == .start ? GTK_PACK_START : GTK_PACK_END)
        // A swipe would compete with drawing and with the rubber band of a grid.
        adw_flap_set_swipe_to_open(p(), 0)
        adw_flap_set_swipe_to_close(p(), 0)
    }

    /// Puts a line between content and flap.
    public func addSeparator() {
        let line = Separator(.vertical)
        passing(line) { adw_flap_set_separator(p(), $0) }
    }

    /// Whether the flap is shown.
    public var isRevealed: Bool {
        get { adw_flap_get_reveal_flap(p()) != 0 }
        set { adw_flap_set_reveal_flap(p(), newValue ? 1 : 0) }
    }

    /// Whether the flap lies over the content, for want of room.
    public var isFolded: Bool { adw_flap_get_folded(p()) != 0 }

    /// Keeps the flap as it is when the window becomes narrow or wide.
    public func setLocked(_ locked: Bool) { adw_flap_set_locked(p(), locked ? 1 : 0) }
}
