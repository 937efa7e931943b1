import CGtkShim

/// The bar at the top of a window.
public final class HeaderBar: Widget {
    /// Makes a bar with the window's own buttons.
    public init() {
        super.init(adw_header_bar_new())
    }

    /// Adds a widget at the start, after those that are there.
    public func packStart(_ child: Widget) {
        passing(child) { adw_header_bar_pack_start(p(), $0) }
    }

    /// Adds a widget at the end, before those that are there.
    public func packEnd(_ child: Widget) {
        passing(child) { adw_header_bar_pack_end(p(), $0) }
    }

    /// Shows a widget in place of the title.
    public func setTitle(_ title: Widget) {
        passing(title) { adw_header_bar_set_title_widget(p(), $0) }
    }

    /// Keeps the title in the middle even where that makes it narrower.
    public func setCenteringStrict(_ strict: Bool) {
        adw_header_bar_set_centering_policy(
            p(), strict ? ADW_CENTERING_POLICY_STRICT : ADW_CENTERING_POLICY_LOOSE)
    }
}
