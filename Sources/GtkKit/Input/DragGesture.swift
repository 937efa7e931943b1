import CGtkShim

/// A stroke with the primary button or a pen. GTK hands over one motion a frame; this reads the
/// points between from the event's history, so that a fast stroke stays round.
public final class DragGesture: Controller {
    private weak var widget: Widget?
    private var start = Point(x: 0, y: 0)

    /// A gesture for `widget`, to be added to it.
    public init(for widget: Widget) {
        self.widget = widget
        super.init(owning: UnsafeMutableRawPointer(gtk_gesture_drag_new()))
        gtk_gesture_single_set_button(p(), 1)
    }

    /// Calls `handler` with the place where a stroke begins.
    public func onBegin(_ handler: @escaping @MainActor (Point) -> Void) {
        on("drag-begin") { [weak self] arguments in
            guard let self else { return }
            start = Point(x: arguments.double(0), y: arguments.double(1))
            handler(start)
        }
    }

    /// Calls `handler` with all places since the last call, the newest last.
    public func onUpdate(_ handler: @escaping @MainActor ([Point]) -> Void) {
        on("drag-update") { [weak self] arguments in
            guard let self else { return }
            let now = Point(x: start.x + arguments.double(0), y: start.y + arguments.double(1))
            handler(history() + [now])
        }
    }

    /// Calls `handler` when the stroke ends or is broken off.
    public func onEnd(_ handler: @escaping @MainActor () -> Void) {
        on("drag-end") { _ in handler() }
    }

    /// The places that GTK merged into the current event, in the widget's coordinates.
    private func history() -> [Point] {
        guard let widget, let event = gtk_event_controller_get_current_event(p()),
            let native = gtk_widget_get_native(widget.w)
        else { return [] }
        var count: guint = 0
        guard let coordinates = gdk_event_get_history(event, &count) else { return [] }
        defer { g_free(coordinates) }
        var (offsetX, offsetY) = (0.0, 0.0)
        gtk_native_get_surface_transform(native, &offsetX, &offsetY)
        let top: UnsafeMutablePointer<GtkWidget> = UnsafeMutableRawPointer(native)
            .assumingMemoryBound(to: GtkWidget.self)
        return (0..<Int(count)).compactMap { index in
            // GdkAxisUse: 1 is x, 2 is y.
            let (x, y) = (coordinates[index].axes.1, coordinates[index].axes.2)
            var place = Point(x: 0, y: 0)
            let known = gtk_widget_translate_coordinates(
                top, widget.w, x - offsetX, y - offsetY, &place.x, &place.y)
            return known != 0 ? place : nil
        }
    }
}
