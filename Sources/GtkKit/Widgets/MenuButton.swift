import CGtkShim

/// A button that opens a popover or a menu.
public final class MenuButton: Widget {
    /// Makes a button with a text.
    public init(_ text: String) {
        super.init(gtk_menu_button_new())
        gtk_menu_button_set_label(p(), text)
    }

    /// Makes a button with an icon; `label` is its tooltip and accessible name.
    public init(icon: String, label: String) {
        super.init(gtk_menu_button_new())
        gtk_menu_button_set_icon_name(p(), icon)
        tooltip = label
        setAccessibleLabel(label)
    }

    /// Makes a button around another widget; `label` is its accessible name.
    public init(child: Widget, label: String) {
        super.init(gtk_menu_button_new())
        passing(child) { gtk_menu_button_set_child(p(), $0) }
        setAccessibleLabel(label)
    }

    /// Replaces the text.
    public func setText(_ text: String) { gtk_menu_button_set_label(p(), text) }

    /// Shows the arrow beside a text or a child.
    public func setAlwaysShowsArrow(_ shows: Bool) {
        gtk_menu_button_set_always_show_arrow(p(), shows ? 1 : 0)
    }

    /// Opens `menu` when pressed.
    public func setMenu(_ menu: Menu) {
        withExtendedLifetime(menu) { gtk_menu_button_set_menu_model(p(), menu.p()) }
    }

    /// Opens `popover` when pressed.
    public func setPopover(_ popover: Popover) {
        passing(popover) { gtk_menu_button_set_popover(p(), $0) }
    }

    /// Makes this the menu that F10 opens.
    public func setPrimary() { gtk_menu_button_set_primary(p(), 1) }

    /// Opens the popover or the menu.
    public func open() { gtk_menu_button_popup(p()) }
    /// Closes the popover or the menu.
    public func close() { gtk_menu_button_popdown(p()) }
}

/// A bubble with widgets, attached to a menu button or, through `setParent`, to any widget.
public final class Popover: Widget {
    /// Makes a closed popover around `child`.
    public init(_ child: Widget) {
        super.init(gtk_popover_new())
        passing(child) { gtk_popover_set_child(p(), $0) }
    }

    /// Attaches the popover to a widget that is no menu button, until that is destroyed.
    public func setParent(_ parent: Widget) {
        passing(parent) { gtk_widget_set_parent(w, $0) }
        // GTK wants it detached before the parent goes; the handler holds it until then.
        parent.on("destroy") { _ in
            if gtk_widget_get_parent(self.w) != nil { gtk_widget_unparent(self.w) }
        }
    }

    /// Points the popover at a rectangle within its parent.
    public func setPointing(to rectangle: Rectangle) {
        var area = GdkRectangle(
            x: Int32(rectangle.x), y: Int32(rectangle.y),
            width: Int32(rectangle.width.rounded(.up)),
            height: Int32(rectangle.height.rounded(.up)))
        gtk_popover_set_pointing_to(p(), &area)
    }

    /// Opens the popover.
    public func open() { gtk_popover_popup(p()) }
    /// Closes the popover.
    public func close() { gtk_popover_popdown(p()) }

    /// Calls `handler` when the popover has closed.
    @discardableResult
    public func onClosed(_ handler: @escaping @MainActor () -> Void) -> SignalHandler {
        on("closed") { _ in handler() }
    }
}
