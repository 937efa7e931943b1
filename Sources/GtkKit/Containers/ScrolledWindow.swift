import CGtkShim

/// A window onto a child that may be larger.
public final class ScrolledWindow: Widget {
    /// When to show scroll bars along one axis.
    public enum Policy: Sendable {
        case never, automatic

        fileprivate var gtk: GtkPolicyType {
            self == .never ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC
        }
    }

    /// Makes a window onto `child`.
    public init(_ child: Widget, horizontal: Policy = .never, vertical: Policy = .automatic) {
        super.init(gtk_scrolled_window_new())
        gtk_scrolled_window_set_policy(p(), horizontal.gtk, vertical.gtk)
        passing(child) { gtk_scrolled_window_set_child(p(), $0) }
    }

    /// When to show the scroll bar at the side.
    public func setVertical(_ policy: Policy) {
        var across = GTK_POLICY_NEVER
        gtk_scrolled_window_get_policy(p(), &across, nil)
        gtk_scrolled_window_set_policy(p(), across, policy.gtk)
    }

    /// Asks for as much room as the child wants, up to `maximumHeight`.
    public func growsWithChild(maximumHeight: Int) {
        gtk_scrolled_window_set_propagate_natural_height(p(), 1)
        gtk_scrolled_window_set_max_content_height(p(), Int32(maximumHeight))
    }

    /// The least height of the window onto the child.
    public func setMinimumContentHeight(_ height: Int) {
        gtk_scrolled_window_set_min_content_height(p(), Int32(height))
    }
}
