import CGtkShim

/// A click.
public final class ClickGesture: Controller {
    /// Listens to one button; 1 is the primary one, 3 the one for menus.
    public init(button: Int = 1) {
        super.init(gtk_gesture_click_new())
        gtk_gesture_single_set_button(p(), guint(button))
    }

    /// Calls `handler` with the place and the number of clicks in a row.
    public func onPressed(_ handler: @escaping @MainActor (Point, Int) -> Void) {
        on("pressed") { handler(Point(x: $0.double(1), y: $0.double(2)), $0.int(0)) }
    }
}

/// The pointer moving over a widget.
public final class MotionController: Controller {
    /// A controller to be added to a widget.
    public init() {
        super.init(gtk_event_controller_motion_new())
    }

    /// Calls `handler` with each place of the pointer, the first as it enters.
    public func onMotion(_ handler: @escaping @MainActor (Point) -> Void) {
        on("enter") { handler(Point(x: $0.double(0), y: $0.double(1))) }
        on("motion") { handler(Point(x: $0.double(0), y: $0.double(1))) }
    }

    /// Calls `handler` when the pointer leaves.
    public func onLeave(_ handler: @escaping @MainActor () -> Void) {
        on("leave") { _ in handler() }
    }
}

/// The wheel, or two fingers.
public final class ScrollController: Controller {
    /// Listens to vertical scrolling.
    public init() {
        super.init(gtk_event_controller_scroll_new(GTK_EVENT_CONTROLLER_SCROLL_VERTICAL))
    }

    /// Calls `handler` with how far and the modifiers; it answers whether it used the event.
    public func onScroll(_ handler: @escaping @MainActor (Double, Modifiers) -> Bool) {
        onAsking("scroll") { handler($0.double(1), Modifiers(during: $0)) }
    }
}
