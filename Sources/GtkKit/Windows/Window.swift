import CGtkShim

/// What all windows have in common.
open class Window: Widget {
    /// Windows belong to GTK from the start: it drops its reference when they are destroyed.
    init(window new: UnsafeMutablePointer<GtkWidget>?) {
        super.init(retaining: new)
    }

    /// Keeps `object`, usually the controller of this window, alive until the window is closed,
    /// even where the object holds the window.
    public override func keep(_ object: AnyObject) {
        // A window that something still holds is not destroyed when it is closed, but unrealized.
        keep(object, until: ["destroy", "unrealize"])
    }

    /// The title.
    public var title: String {
        get { gtk_window_get_title(p()).map { String(cString: $0) } ?? "" }
        set { gtk_window_set_title(p(), newValue) }
    }

    /// Shows the window, in front.
    public func present() { gtk_window_present(p()) }

    /// Asks the window to close, as its close button does.
    public func close() { gtk_window_close(p()) }

    /// Destroys the window without asking.
    public func destroy() { gtk_window_destroy(p()) }

    /// Keeps the window over `parent`.
    public func setTransient(for parent: Window, isModal: Bool = true) {
        withExtendedLifetime(parent) { gtk_window_set_transient_for(p(), parent.p()) }
        gtk_window_set_modal(p(), isModal ? 1 : 0)
    }

    /// The size that the window opens with; read back, the one to open with next time.
    public var defaultSize: (width: Int, height: Int) {
        get {
            var width: Int32 = 0
            var height: Int32 = 0
            gtk_window_get_default_size(p(), &width, &height)
            return (Int(width), Int(height))
        }
        set { gtk_window_set_default_size(p(), Int32(newValue.width), Int32(newValue.height)) }
    }

    /// Whether the window fills the screen's work area.
    public var isMaximized: Bool {
        get { gtk_window_is_maximized(p()) != 0 }
        set {
            if newValue { gtk_window_maximize(p()) } else { gtk_window_unmaximize(p()) }
        }
    }

    /// Whether the window has the keyboard.
    public var isActive: Bool { gtk_window_is_active(p()) != 0 }

    /// Gives the focus to a widget of the window, or to none.
    public func setFocus(_ widget: Widget?) {
        passing(widget) { gtk_window_set_focus(p(), $0) }
    }

    /// Whether the focus is where letters and digits are typed, so that they are no shortcuts.
    public var isTyping: Bool {
        guard let focus = gtk_window_get_focus(p()) else { return false }
        return shim_is_a(focus, gtk_editable_get_type()) != 0
    }

    /// Calls `handler` when the window is asked to close; it stays open where that says true.
    @discardableResult
    public func onCloseRequest(_ keepsOpen: @escaping @MainActor () -> Bool) -> SignalHandler {
        onAsking("close-request") { _ in keepsOpen() }
    }
}

/// A main window.
public final class ApplicationWindow: Window, ActionMap {
    /// Makes a hidden window of `application`.
    public init(_ application: Application) {
        super.init(window: adw_application_window_new(application.p()))
    }

    /// Replaces everything in the window, the header bar included.
    public func setContent(_ content: Widget) {
        passing(content) { adw_application_window_set_content(p(), $0) }
    }
}
