import CGtkShim

/// A sentence that appears for a moment, with at most one button.
public final class Toast: GObj {
    private var text: String
    private var wrapped: Label?

    /// Makes a toast; `seconds` 0 keeps it until it is closed.
    public init(_ title: String, seconds: Int = 5) {
        text = title
        super.init(owning: UnsafeMutableRawPointer(adw_toast_new(escapedMarkup(title))))
        adw_toast_set_timeout(p(), guint(seconds))
    }

    /// Says something else; when it disappears does not change.
    public func setTitle(_ title: String) {
        text = title
        if let wrapped {
            wrapped.text = title
        } else {
            adw_toast_set_title(p(), escapedMarkup(title))
        }
    }

    /// Lets the text go over several lines, of that many characters at most.
    public func setWrapping(characters: Int) {
        let label = Label(text, css: "heading")
        label.wraps = true
        label.horizontalTextAlign = 0
        label.setWidth(most: characters)
        withExtendedLifetime(label) { adw_toast_set_custom_title(p(), label.w) }
        wrapped = label
    }

    /// Adds a button, such as "Undo".
    public func setButton(_ text: String, _ handler: @escaping @MainActor () -> Void) {
        adw_toast_set_button_label(p(), text)
        on("button-clicked") { _ in handler() }
    }

    /// Shows this toast before those that wait.
    public func setUrgent() { adw_toast_set_priority(p(), ADW_TOAST_PRIORITY_HIGH) }

    /// Closes the toast. Not within half a second of showing it: libadwaita 1.2 ends the animation of
    /// one that still comes in by memory that it has freed.
    public func dismiss() { adw_toast_dismiss(p()) }

    /// Calls `handler` when the toast is closed, by whoever or by time.
    public func onDismissed(_ handler: @escaping @MainActor () -> Void) {
        on("dismissed") { _ in handler() }
    }
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
