import CGtkShim

extension Widget {
    /// Room to leave on each of the four sides.
    public func setMargins(_ all: Int) {
        setMargins(top: all, bottom: all, start: all, end: all)
    }

    /// Room to leave above and below, and beside.
    public func setMargins(horizontal: Int, vertical: Int) {
        setMargins(top: vertical, bottom: vertical, start: horizontal, end: horizontal)
    }

    /// Room to leave on each side; nil leaves a side as it is.
    public func setMargins(
        top: Int? = nil, bottom: Int? = nil, start: Int? = nil, end: Int? = nil
    ) {
        if let top { gtk_widget_set_margin_top(w, Int32(top)) }
        if let bottom { gtk_widget_set_margin_bottom(w, Int32(bottom)) }
        if let start { gtk_widget_set_margin_start(w, Int32(start)) }
        if let end { gtk_widget_set_margin_end(w, Int32(end)) }
    }

    /// Whether the widget wants more width than it needs.
    public var expandsHorizontally: Bool {
        get { gtk_widget_get_hexpand(w) != 0 }
        set { gtk_widget_set_hexpand(w, newValue ? 1 : 0) }
    }

    /// Whether the widget wants more height than it needs.
    public var expandsVertically: Bool {
        get { gtk_widget_get_vexpand(w) != 0 }
        set { gtk_widget_set_vexpand(w, newValue ? 1 : 0) }
    }

    /// Asks for more room along both axes.
    public func expand() {
        expandsHorizontally = true
        expandsVertically = true
    }

    /// Where the widget stands in the width that it is given.
    public var horizontalAlign: Align {
        get { Align(gtk_widget_get_halign(w)) }
        set { gtk_widget_set_halign(w, newValue.gtk) }
    }

    /// Where the widget stands in the height that it is given.
    public var verticalAlign: Align {
        get { Align(gtk_widget_get_valign(w)) }
        set { gtk_widget_set_valign(w, newValue.gtk) }
    }

    /// The least width and height to ask for; nil means as little as the content needs.
    public func setSizeRequest(width: Int? = nil, height: Int? = nil) {
        gtk_widget_set_size_request(w, Int32(width ?? -1), Int32(height ?? -1))
    }

    /// Whether drawing outside the widget's (rounded) border is cut off.
    public var clipsContent: Bool {
        get { gtk_widget_get_overflow(w) == GTK_OVERFLOW_HIDDEN }
        set { gtk_widget_set_overflow(w, newValue ? GTK_OVERFLOW_HIDDEN : GTK_OVERFLOW_VISIBLE) }
    }

    /// The narrowest width that the content allows.
    public var minimumWidth: Int {
        var minimum: Int32 = 0
        gtk_widget_measure(w, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, nil, nil, nil)
        return Int(minimum)
    }
}

extension Widget {
    /// Adds style classes, such as `heading`, `dim-label`, `suggested-action`, `flat`.
    public func addCSS(_ classes: String...) {
        for name in classes { gtk_widget_add_css_class(w, name) }
    }

    /// Adds or removes one style class.
    public func setCSS(_ name: String, _ present: Bool) {
        if present {
            gtk_widget_add_css_class(w, name)
        } else {
            gtk_widget_remove_css_class(w, name)
        }
    }

    /// Whether the widget has that style class.
    public func hasCSS(_ name: String) -> Bool { gtk_widget_has_css_class(w, name) != 0 }

    /// The pointer's shape over the widget, by its CSS name (`crosshair`, `pointer`); nil is the
    /// parent's.
    public func setCursor(_ name: String?) {
        gtk_widget_set_cursor_from_name(w, name)
    }
}
