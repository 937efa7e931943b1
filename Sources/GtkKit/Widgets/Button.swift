import CGtkShim

/// Something to press.
open class Button: Widget {
    /// Makes a button with a text.
    public init(_ text: String) {
        super.init(gtk_button_new_with_label(text))
    }

    /// Makes a button with an icon of the theme; `label` is its tooltip and accessible name.
    public init(icon: String, label: String) {
        super.init(gtk_button_new_from_icon_name(icon))
        setIconLabel(label)
    }

    /// Makes a button around another widget; `label` is its accessible name.
    public init(child: Widget, label: String) {
        super.init(gtk_button_new())
        setChild(child)
        setAccessibleLabel(label)
    }

    init(wrapping new: UnsafeMutablePointer<GtkWidget>?) {
        super.init(new)
    }

    /// Replaces what the button shows.
    public func setChild(_ child: Widget) {
        passing(child) { gtk_button_set_child(p(), $0) }
    }

    /// The text, if the button shows one.
    public var text: String? {
        get { gtk_button_get_label(p()).map { String(cString: $0) } }
        set { gtk_button_set_label(p(), newValue ?? "") }
    }

    /// Shows an icon beside a text.
    public func setContent(icon: String, text: String) {
        let content = Widget(adw_button_content_new())
        adw_button_content_set_icon_name(content.p(), icon)
        adw_button_content_set_label(content.p(), text)
        setChild(content)
    }

    /// Shows another icon of the theme.
    public func setIcon(_ name: String) { gtk_button_set_icon_name(p(), name) }

    /// Runs the action of that name (`app.open`, `win.undo`) and follows whether it is enabled.
    public func setAction(_ name: String) {
        gtk_actionable_set_action_name(p(), name)
    }

    /// Calls `handler` when the button is pressed, by pointer or keyboard.
    @discardableResult
    public func onClicked(_ handler: @escaping @MainActor () -> Void) -> SignalHandler {
        on("clicked") { _ in handler() }
    }

    func setIconLabel(_ label: String) {
        tooltip = label
        setAccessibleLabel(label)
    }
}

/// A button that stays pressed.
public final class ToggleButton: Button {
    /// Makes a toggle with a text.
    public override init(_ text: String) {
        super.init(wrapping: gtk_toggle_button_new_with_label(text))
    }

    /// Makes a toggle with an icon; `label` is its tooltip and accessible name.
    public override init(icon: String, label: String) {
        super.init(wrapping: gtk_toggle_button_new())
        setIcon(icon)
        setIconLabel(label)
    }

    /// Makes a toggle around another widget; `label` is its accessible name.
    public override init(child: Widget, label: String) {
        super.init(wrapping: gtk_toggle_button_new())
        setChild(child)
        setAccessibleLabel(label)
    }

    /// Whether the button is pressed.
    public var isActive: Bool {
        get { gtk_toggle_button_get_active(p()) != 0 }
        set { gtk_toggle_button_set_active(p(), newValue ? 1 : 0) }
    }

    /// Makes this and `other` exclude each other.
    public func join(groupOf other: ToggleButton) {
        withExtendedLifetime(other) { gtk_toggle_button_set_group(p(), other.p()) }
    }

    /// Calls `handler` with the new state when it changes, whoever changed it.
    @discardableResult
    public func onToggled(_ handler: @escaping @MainActor (Bool) -> Void) -> SignalHandler {
        on("toggled") { handler(gtk_toggle_button_get_active($0.emitter()) != 0) }
    }
}

/// A switch for a setting that takes effect at once.
public final class Switch: Widget {
    /// Makes a switch that is off.
    public init() {
        super.init(gtk_switch_new())
        verticalAlign = .center
    }

    /// Whether the switch is on.
    public var isActive: Bool {
        get { gtk_switch_get_active(p()) != 0 }
        set { gtk_switch_set_active(p(), newValue ? 1 : 0) }
    }

    /// Calls `handler` with the new state when it changes, whoever changed it.
    @discardableResult
    public func onToggled(_ handler: @escaping @MainActor (Bool) -> Void) -> SignalHandler {
        on("notify::active") { handler(gtk_switch_get_active($0.emitter()) != 0) }
    }
}

/// A box to tick, with a text.
public final class CheckButton: Widget {
    /// Makes an unticked box.
    public init(_ text: String) {
        super.init(gtk_check_button_new_with_label(text))
    }

    /// Whether the box is ticked.
    public var isActive: Bool {
        get { gtk_check_button_get_active(p()) != 0 }
        set { gtk_check_button_set_active(p(), newValue ? 1 : 0) }
    }

    /// Calls `handler` with the new state when it changes, whoever changed it.
    @discardableResult
    public func onToggled(_ handler: @escaping @MainActor (Bool) -> Void) -> SignalHandler {
        on("toggled") { handler(gtk_check_button_get_active($0.emitter()) != 0) }
    }
}
