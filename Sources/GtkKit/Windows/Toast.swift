import CGtkShim

/// A sentence that appears for a moment, with at most one button.
public final class Toast: GObj {
    private let text: String

    /// Makes a toast; `seconds` 0 keeps it until it is closed.
    public init(_ title: String, seconds: Int = 5) {
        text = title
        super.init(owning: UnsafeMutableRawPointer(adw_toast_new(escapedMarkup(title))))
        adw_toast_set_timeout(p(), guint(seconds))
    }

    /// Lets the text go over several lines, of that many characters at most.
    public func setWrapping(characters: Int) {
        let label = Label(text, css: "heading")
        label.wraps = true
        label.horizontalTextAlign = 0
        label.setWidth(most: characters)
        withExtendedLifetime(label) { adw_toast_set_custom_title(p(), label.w) }
    }

    /// Adds a button, such as "Undo".
    public func setButton(_ text: String, _ handler: @escaping @MainActor () -> Void) {
        adw_toast_set_button_label(p(), text)
        on("button-clicked") { _ in handler() }
    }

    /// Shows this toast before those that wait.
    public func setUrgent() { adw_toast_set_priority(p(), ADW_TOAST_PRIORITY_HIGH) }

    /// Closes the toast.
    public func dismiss() { adw_toast_dismiss(p()) }
}

/// The place where toasts appear.
public final class ToastOverlay: Widget {
    /// Makes a place for toasts over `child`.
    public init(_ child: Widget) {
        super.init(adw_toast_overlay_new())
        passing(child) { adw_toast_overlay_set_child(p(), $0) }
    }

    /// Shows a toast, after those that are waiting.
    public func add(_ toast: Toast) {
        // The overlay takes over one reference.
        g_object_ref(toast.raw)
        adw_toast_overlay_add_toast(p(), toast.p())
    }
}
