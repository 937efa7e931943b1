import CGtkShim

/// Pressing, moving and letting go of the pointer or a pen; made for drawing.
public final class DragGesture: Controller {
    /// Makes a gesture of the first button.
    public init() {
        super.init(gtk_gesture_drag_new())
        gtk_gesture_single_set_button(p(), guint(GDK_BUTTON_PRIMARY))
    }

    /// Calls `handler` with the place where a stroke begins.
    public func onBegin(_ handler: @escaping @MainActor (Point) -> Void) {
        on("drag-begin") { handler(Point(x: $0.double(0), y: $0.double(1))) }
    }

    /// Calls `handler` with all places that the pointer passed since the last call, oldest first.
    ///
    /// GTK delivers one motion a frame and keeps the ones between as that event's history.
    public func onUpdate(_ handler: @escaping @MainActor ([Point]) -> Void) {
        on("drag-update") { arguments in
            let gesture: OpaquePointer = arguments.emitter()
            var start = Point(x: 0, y: 0)
            guard gtk_gesture_drag_get_start_point(gesture, &start.x, &start.y) != 0 else {
                return
            }
            let current = Point(
                x: start.x + arguments.double(0), y: start.y + arguments.double(1))
            handler(Self.history(gesture) + [current])
        }
    }

    /// Calls `handler` when the button was let go, or the gesture was taken away.
    public func onEnd(_ handler: @escaping @MainActor () -> Void) {
        on("drag-end") { _ in handler() }
    }

    /// The places before the current one, in the widget's coordinates.
    private static func history(_ gesture: OpaquePointer) -> [Point] {
        guard let event = gtk_event_controller_get_current_event(gesture),
            let widget = gtk_event_controller_get_widget(gesture),
            let native = gtk_widget_get_native(widget)
        else { return [] }
        var count: guint = 0
        guard let coordinates = gdk_event_get_history(event, &count) else { return [] }
        defer { g_free(coordinates) }
        var offset = Point(x: 0, y: 0)
        gtk_native_get_surface_transform(native, &offset.x, &offset.y)
        let root = UnsafeMutableRawPointer(native).assumingMemoryBound(to: GtkWidget.self)
        return (0..<Int(count)).compactMap { index in
            // Axes 1 and 2 are GDK_AXIS_X and GDK_AXIS_Y, in the surface's coordinates.
            let axes = coordinates[index].axes
            var place = Point(x: 0, y: 0)
            let isInside = gtk_widget_translate_coordinates(
                root, widget, axes.1 - offset.x, axes.2 - offset.y, &place.x, &place.y)
            return isInside != 0 ? place : nil
        }
    }
}
