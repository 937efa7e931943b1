import CGtkShim

/// A list of texts that run actions.
public final class Menu: GObj {
    /// Makes an empty menu.
    public init() {
        super.init(owning: UnsafeMutableRawPointer(g_menu_new()))
    }

    /// Adds a text that runs an action, such as `app.open`, or `app.style::dark` with a target.
    public func append(_ text: String, action: String) {
        g_menu_append(p(), text, action)
    }

    /// Adds a group that a line sets apart.
    public func appendSection(_ title: String? = nil, _ section: Menu) {
        withExtendedLifetime(section) { g_menu_append_section(p(), title, section.p()) }
    }

    /// Adds a menu that opens from this one.
    public func appendSubmenu(_ title: String, _ menu: Menu) {
        withExtendedLifetime(menu) { g_menu_append_submenu(p(), title, menu.p()) }
    }

    /// Takes all entries out.
    public func removeAll() { g_menu_remove_all(p()) }
}
