import CGtkShim

/// A page for a state without content: an icon, a title, a sentence and maybe a button.
public final class StatusPage: Widget {
    /// Makes a page; `child` is usually one button.
    public init(icon: String?, title: String, description: String, child: Widget? = nil) {
        super.init(adw_status_page_new())
        adw_status_page_set_icon_name(p(), icon)
        adw_status_page_set_title(p(), title)
        setDescription(description)
        passing(child) { adw_status_page_set_child(p(), $0) }
    }

    /// Replaces the title.
    public func setTitle(_ title: String) { adw_status_page_set_title(p(), title) }

    /// Replaces the sentence.
    public func setDescription(_ description: String) {
        adw_status_page_set_description(p(), escapedMarkup(description))
    }
}
