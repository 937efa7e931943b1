import CGtkShim

/// The pages of a window, of which one is shown.
public final class ViewStack: Widget {
    /// Makes a stack without pages.
    public init() {
        super.init(adw_view_stack_new())
    }

    /// Adds a page under a name, with the title and icon that switchers show.
    public func add(_ page: Widget, name: String, title: String, icon: String) {
        passing(page) {
            _ = adw_view_stack_add_titled(p(), $0, name, title)
            adw_view_stack_page_set_icon_name(adw_view_stack_get_page(p(), $0), icon)
        }
    }

    /// Marks a page as one that wants to be looked at.
    public func setNeedsAttention(_ page: Widget, _ needs: Bool) {
        passing(page) {
            adw_view_stack_page_set_needs_attention(adw_view_stack_get_page(p(), $0), needs ? 1 : 0)
        }
    }

    /// Shows a number on a page's switcher; 0 for none.
    public func setBadge(_ page: Widget, _ number: Int) {
        passing(page) {
            adw_view_stack_page_set_badge_number(adw_view_stack_get_page(p(), $0), guint(number))
        }
    }

    /// The name of the page that is shown.
    public var visibleName: String? {
        get { adw_view_stack_get_visible_child_name(p()).map { String(cString: $0) } }
        set {
            if let newValue { adw_view_stack_set_visible_child_name(p(), newValue) }
        }
    }

    /// Calls `handler` with the name of the page that is shown from now on.
    @discardableResult
    public func onPage(_ handler: @escaping @MainActor (String) -> Void) -> SignalHandler {
        on("notify::visible-child") { arguments in
            guard let name = adw_view_stack_get_visible_child_name(arguments.emitter()) else {
                return
            }
            handler(String(cString: name))
        }
    }
}

/// The switcher in a header bar; shows the title where the window is too narrow for it.
public final class ViewSwitcherTitle: Widget {
    /// Makes a switcher of the pages of `stack`.
    public init(_ stack: ViewStack, title: String) {
        super.init(adw_view_switcher_title_new())
        withExtendedLifetime(stack) { adw_view_switcher_title_set_stack(p(), stack.p()) }
        adw_view_switcher_title_set_title(p(), title)
    }

    /// Calls `handler` with whether the window is too narrow for the switcher when that changes.
    @discardableResult
    public func onNarrow(_ handler: @escaping @MainActor (Bool) -> Void) -> SignalHandler {
        on("notify::title-visible") {
            handler(adw_view_switcher_title_get_title_visible($0.emitter()) != 0)
        }
    }
}

/// The switcher at the bottom of a narrow window.
public final class ViewSwitcherBar: Widget {
    /// Makes a bar that appears where `title` has no room for its switcher.
    public init(_ stack: ViewStack, appearingFor title: ViewSwitcherTitle) {
        super.init(adw_view_switcher_bar_new())
        withExtendedLifetime((stack, title)) {
            adw_view_switcher_bar_set_stack(p(), stack.p())
            shim_bind(title.raw, "title-visible", raw, "reveal")
        }
    }
}
