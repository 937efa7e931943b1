import CGtkShim

/// Listens to one kind of input on the widget that it is added to.
open class Controller: GObj {
    /// When a controller sees an event, relative to the widgets below its own.
    public enum Phase: Sendable {
        /// Before them.
        case capture
        /// After them, if they left it.
        case bubble
    }

    /// When the controller sees events.
    public func setPhase(_ phase: Phase) {
        gtk_event_controller_set_propagation_phase(
            p(), phase == .capture ? GTK_PHASE_CAPTURE : GTK_PHASE_BUBBLE)
    }
}

extension Widget {
    /// Gives the widget an input controller, which then lives as long as the widget.
    public func add(_ controller: Controller) {
        withExtendedLifetime(controller) {
            // The widget takes over a reference of its own.
            g_object_ref(controller.raw)
            gtk_widget_add_controller(w, controller.p())
        }
    }
}

/// A place in a widget, in application pixels from its top left.
public struct Point: Hashable, Sendable {
    /// From the left.
    public var x: Double
    /// From the top.
    public var y: Double

    /// A place.
    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }
}

/// Keys held together with another key or the pointer.
public struct Modifiers: OptionSet, Sendable {
    /// GDK's bits.
    public let rawValue: UInt32

    /// GDK's bits.
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Shift.
    public static let shift = Modifiers(rawValue: UInt32(GDK_SHIFT_MASK.rawValue))
    /// Ctrl.
    public static let control = Modifiers(rawValue: UInt32(GDK_CONTROL_MASK.rawValue))
    /// Alt.
    public static let alt = Modifiers(rawValue: UInt32(GDK_ALT_MASK.rawValue))
}

extension Controller {
    /// The modifiers of the event that is being handled.
    public var modifiers: Modifiers {
        let state = gtk_event_controller_get_current_event_state(p())
        return Modifiers(rawValue: UInt32(state.rawValue))
            .intersection([.shift, .control, .alt])
    }
}
