import CGtkShim

/// A window of settings.
public final class PreferencesWindow: Window {
    /// Makes a window over `parent` with one page.
    public init(_ parent: Window, groups: [PreferencesGroup]) {
        super.init(window: adw_preferences_window_new())
        setTransient(for: parent)
        adw_preferences_window_set_search_enabled(p(), 0)
        let page = PreferencesPage(groups)
        withExtendedLifetime(page) { adw_preferences_window_add(p(), page.p()) }
    }

    /// Shows a toast over the page.
    public func add(_ toast: Toast) {
        // The window takes over one reference.
        g_object_ref(toast.raw)
        adw_preferences_window_add_toast(p(), toast.p())
    }
}

/// A scrolling column of groups.
public final class PreferencesPage: Widget {
    /// Makes a page of `groups`.
    public init(_ groups: [PreferencesGroup]) {
        super.init(
            UnsafeMutableRawPointer(adw_preferences_page_new())?
                .assumingMemoryBound(to: GtkWidget.self))
        for group in groups {
            withExtendedLifetime(group) { adw_preferences_page_add(p(), group.p()) }
        }
    }
}

/// Rows that belong together, drawn as a card.
public final class PreferencesGroup: Widget {
    /// Makes a group with an optional title and sentence above its rows.
    public init(title: String? = nil, description: String? = nil, _ rows: [Widget] = []) {
        super.init(
            UnsafeMutableRawPointer(adw_preferences_group_new())?
                .assumingMemoryBound(to: GtkWidget.self))
        if let title { adw_preferences_group_set_title(p(), title) }
        adw_preferences_group_set_description(p(), description)
        for row in rows { add(row) }
    }

    /// Adds a row at the end.
    public func add(_ row: Widget) {
        passing(row) { adw_preferences_group_add(p(), $0) }
    }

    /// Takes a row out.
    public func remove(_ row: Widget) {
        passing(row) { adw_preferences_group_remove(p(), $0) }
    }
}

/// A row with a title, a subtitle and widgets at either end.
open class ActionRow: Widget {
    /// Makes a row.
    public init(title: String, subtitle: String? = nil) {
        super.init(adw_action_row_new())
        setUp(title: title, subtitle: subtitle)
    }

    init(wrapping new: UnsafeMutablePointer<GtkWidget>?) {
        super.init(new)
    }

    func setUp(title: String, subtitle: String?) {
        // Titles are texts here, never markup.
        adw_preferences_row_set_use_markup(p(), 0)
        setTitle(title)
        if let subtitle { setSubtitle(subtitle) }
    }

    /// Replaces the title.
    public func setTitle(_ title: String) { adw_preferences_row_set_title(p(), title) }
    /// Replaces the subtitle.
    public func setSubtitle(_ subtitle: String) { adw_action_row_set_subtitle(p(), subtitle) }

    /// Adds a widget before the title.
    public func addPrefix(_ child: Widget) {
        passing(child) { adw_action_row_add_prefix(p(), $0) }
    }

    /// Adds a widget after the title.
    public func addSuffix(_ child: Widget) {
        passing(child) { adw_action_row_add_suffix(p(), $0) }
    }

    /// Lets a click on the row activate `child`, a widget of the row.
    public func setActivatable(_ child: Widget) {
        passing(child) { adw_action_row_set_activatable_widget(p(), $0) }
    }

    /// Calls `handler` when the row is clicked or chosen by Return.
    @discardableResult
    public func onActivated(_ handler: @escaping @MainActor () -> Void) -> SignalHandler {
        gtk_list_box_row_set_activatable(p(), 1)
        return on("activated") { _ in handler() }
    }
}

/// A row with a choice of one text from a list.
public final class ComboRow: ActionRow {
    /// Makes a row whose first text is chosen.
    public init(title: String, subtitle: String? = nil, choices: [String]) {
        super.init(wrapping: adw_combo_row_new())
        setUp(title: title, subtitle: subtitle)
        let list = StringList(choices)
        withExtendedLifetime(list) { adw_combo_row_set_model(p(), list.p()) }
    }

    /// The position of the chosen text.
    public var selected: Int {
        get { position(of: adw_combo_row_get_selected(p())) ?? 0 }
        set { adw_combo_row_set_selected(p(), guint(newValue)) }
    }

    /// Calls `handler` with the chosen position when it changes, whoever changed it.
    @discardableResult
    public func onSelected(_ handler: @escaping @MainActor (Int) -> Void) -> SignalHandler {
        on("notify::selected") {
            guard let chosen = position(of: adw_combo_row_get_selected($0.emitter())) else {
                return
            }
            handler(chosen)
        }
    }
}
