import CGtkShim

/// Listens to one kind of input on the widget that it is added to.
open class Controller: GObj {
    init(_ new: OpaquePointer?) {
        super.init(owning: UnsafeMutableRawPointer(new))
    }

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

    /// Takes an input controller off again.
    public func remove(_ controller: Controller) {
        withExtendedLifetime(controller) { gtk_widget_remove_controller(w, controller.p()) }
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

extension Modifiers {
    /// GDK's state without locks and pointer buttons.
    init(state: UInt32) {
        self = Modifiers(rawValue: state).intersection([.shift, .control, .alt])
    }

    /// What is held during the event that `arguments` came with.
    @MainActor
    init(during arguments: SignalArguments) {
        let state = gtk_event_controller_get_current_event_state(arguments.emitter())
        self.init(state: UInt32(state.rawValue))
    }
}
