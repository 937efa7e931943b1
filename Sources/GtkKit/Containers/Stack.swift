import CGtkShim

/// Children of which one is shown.
public final class Stack: Widget {
    /// How one child gives way to the next.
    public enum Transition: Sendable {
        case none, crossfade, slide

        fileprivate var gtk: GtkStackTransitionType {
            switch self {
            case .none: GTK_STACK_TRANSITION_TYPE_NONE
            case .crossfade: GTK_STACK_TRANSITION_TYPE_CROSSFADE
            case .slide: GTK_STACK_TRANSITION_TYPE_SLIDE_LEFT_RIGHT
            }
        }
    }

    /// Makes an empty stack.
    public init(transition: Transition = .crossfade) {
        super.init(gtk_stack_new())
        gtk_stack_set_transition_type(p(), transition.gtk)
    }

    /// Adds a child under a name.
    public func add(_ child: Widget, name: String) {
        passing(child) { _ = gtk_stack_add_named(p(), $0, name) }
    }

    /// The name of the child that is shown.
    public var visibleName: String? {
        get { gtk_stack_get_visible_child_name(p()).map { String(cString: $0) } }
        set {
            if let newValue { gtk_stack_set_visible_child_name(p(), newValue) }
        }
    }

    /// Whether the stack takes the room of its largest child at all times.
    public func setHomogeneous(horizontally: Bool, vertically: Bool) {
        gtk_stack_set_hhomogeneous(p(), horizontally ? 1 : 0)
        gtk_stack_set_vhomogeneous(p(), vertically ? 1 : 0)
    }
}
