import CGtkShim

/// Where a widget stands in the room that its parent gives it.
public enum Align: Sendable {
    case fill, start, end, center, baseline

    var gtk: GtkAlign {
        switch self {
        case .fill: GTK_ALIGN_FILL
        case .start: GTK_ALIGN_START
        case .end: GTK_ALIGN_END
        case .center: GTK_ALIGN_CENTER
        case .baseline: GTK_ALIGN_BASELINE
        }
    }

    init(_ gtk: GtkAlign) {
        switch gtk {
        case GTK_ALIGN_START: self = .start
        case GTK_ALIGN_END: self = .end
        case GTK_ALIGN_CENTER: self = .center
        case GTK_ALIGN_BASELINE: self = .baseline
        default: self = .fill
        }
    }
}

/// Along which axis a widget lays out its children.
public enum Orientation: Sendable {
    case horizontal, vertical

    var gtk: GtkOrientation {
        self == .horizontal ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL
    }
}

/// What all widgets have in common. Lengths are in application pixels.
@MainActor
open class Widget: GObj {
    /// The widget for C calls. Never take it from a temporary: the wrapper must outlive the call.
    var w: UnsafeMutablePointer<GtkWidget> { p() }

    init(_ new: UnsafeMutablePointer<GtkWidget>?) {
        super.init(sinking: new)
    }

    override init(sinking pointer: UnsafeMutableRawPointer?) {
        super.init(sinking: pointer)
    }

    override init(retaining pointer: UnsafeMutableRawPointer?) {
        super.init(retaining: pointer)
    }

    /// Runs a C call that takes `child`, whose wrapper may be a temporary.
    func passing(_ child: Widget?, to call: (UnsafeMutablePointer<GtkWidget>?) -> Void) {
        withExtendedLifetime(child) { call(child?.w) }
    }

    /// Whether the widget is shown, if its parents are.
    public var isVisible: Bool {
        get { gtk_widget_get_visible(w) != 0 }
        set { gtk_widget_set_visible(w, newValue ? 1 : 0) }
    }

    /// Whether the widget reacts to the user.
    public var isSensitive: Bool {
        get { gtk_widget_get_sensitive(w) != 0 }
        set { gtk_widget_set_sensitive(w, newValue ? 1 : 0) }
    }

    /// Whether the widget itself can take the keyboard focus.
    public var isFocusable: Bool {
        get { gtk_widget_get_focusable(w) != 0 }
        set { gtk_widget_set_focusable(w, newValue ? 1 : 0) }
    }

    /// Whether the widget takes the focus when it is clicked.
    public var focusesOnClick: Bool {
        get { gtk_widget_get_focus_on_click(w) != 0 }
        set { gtk_widget_set_focus_on_click(w, newValue ? 1 : 0) }
    }

    /// Whether the widget has the keyboard focus.
    public var hasFocus: Bool { gtk_widget_has_focus(w) != 0 }

    /// Whether the widget, or one within it, is the one of its window that keys go to.
    public var containsFocus: Bool {
        guard let root = gtk_widget_get_root(w), let focus = gtk_root_get_focus(root) else {
            return false
        }
        return focus == w || gtk_widget_is_ancestor(focus, w) != 0
    }

    /// The text that appears while the pointer rests on the widget.
    public var tooltip: String? {
        get { gtk_widget_get_tooltip_text(w).map { String(cString: $0) } }
        set {
            // Each time it is set, GTK grabs the X server to find out what is under the pointer.
            if newValue != tooltip { gtk_widget_set_tooltip_text(w, newValue) }
        }
    }

    /// Asks `text` whenever the pointer rests on the widget: for tooltips that often change.
    public func onTooltip(_ text: @escaping @MainActor () -> String?) {
        gtk_widget_set_has_tooltip(w, 1)
        onAsking("query-tooltip") { arguments in
            guard let text = text(), let tooltip = arguments.object(3) else { return false }
            gtk_tooltip_set_text(OpaquePointer(tooltip), text)
            return true
        }
    }

    /// 0 (see-through) to 1 (opaque).
    public var opacity: Double {
        get { gtk_widget_get_opacity(w) }
        set { gtk_widget_set_opacity(w, newValue) }
    }

    /// The width that the widget has now.
    public var width: Int { Int(gtk_widget_get_width(w)) }
    /// The height that the widget has now.
    public var height: Int { Int(gtk_widget_get_height(w)) }
    /// Device pixels per application pixel.
    public var scaleFactor: Int { Int(gtk_widget_get_scale_factor(w)) }
    /// Whether the widget is on screen, as far as GTK knows.
    public var isMapped: Bool { gtk_widget_get_mapped(w) != 0 }

    /// Gives the widget the keyboard focus; false if it cannot have it.
    @discardableResult
    public func grabFocus() -> Bool { gtk_widget_grab_focus(w) != 0 }

    /// Asks for a redraw in the next frame.
    public func queueDraw() { gtk_widget_queue_draw(w) }

    /// Runs the action of that name, such as `app.open`, as if a button had asked for it.
    @discardableResult
    public func activateAction(_ name: String) -> Bool {
        gtk_widget_activate_action_variant(w, name, nil) != 0
    }

    /// Calls `body` before each frame until it returns false or the widget goes.
    public func onFrame(_ body: @escaping @MainActor () -> Bool) {
        let box = Unmanaged.passRetained(SourceBox(body)).toOpaque()
        gtk_widget_add_tick_callback(w, { _, _, box in SourceBox.run(box) }, box, releaseSourceBox)
    }

    /// Keeps `object`, usually the controller of this widget, alive until the widget is destroyed.
    open func keep(_ object: AnyObject) {
        keep(object, until: ["destroy"])
    }

    func keep(_ object: AnyObject, until signals: [String]) {
        let kept = Kept(object)
        for signal in signals {
            on(signal) { _ in kept.object = nil }
        }
    }

    private final class Kept {
        var object: AnyObject?
        init(_ object: AnyObject) { self.object = object }
    }
}
