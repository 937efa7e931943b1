import CGtkShim

extension VirtualGrid {
    /// Lets Tab leave the grid. Before version 4.12 GTK has it step through the tiles, so that a
    /// person would press it ten thousand times.
    func leaveOnTab() {
        let keys = KeyController(phase: .capture)
        // The controller goes with the widget, so the widget is there when a key comes.
        keys.onPressed { [w] key, modifiers in
            guard key == .tab, modifiers.subtracting(.shift).isEmpty else { return false }
            return Self.moveFocus(from: w, backwards: modifiers.contains(.shift))
        }
        add(keys)
    }

    /// Gives the focus to what comes after a widget, or before it; false if nothing else takes it.
    private static func moveFocus(
        from start: UnsafeMutablePointer<GtkWidget>, backwards: Bool
    ) -> Bool {
        let direction = backwards ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD
        let next = backwards ? gtk_widget_get_prev_sibling : gtk_widget_get_next_sibling
        var widget = start
        while let parent = gtk_widget_get_parent(widget) {
            var sibling = next(widget)
            while let candidate = sibling {
                if gtk_widget_get_mapped(candidate) != 0,
                    gtk_widget_child_focus(candidate, direction) != 0
                {
                    return true
                }
                sibling = next(candidate)
            }
            widget = parent
        }
        // Round the end of the window.
        gtk_root_set_focus(gtk_widget_get_root(widget), nil)
        return gtk_widget_child_focus(widget, direction) != 0
    }
}
