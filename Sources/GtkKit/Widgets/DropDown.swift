import CGtkShim

/// A choice of one text from a list.
public final class DropDown: Widget {
    /// Makes a drop-down list whose first text is chosen.
    public init(_ choices: [String]) {
        super.init(gtk_drop_down_new(nil, nil))
        setChoices(choices)
    }

    /// Names the list for screen readers, and the button within that takes the focus.
    public func setTitle(_ title: String) {
        setAccessibleLabel(title)
        let button = gtk_widget_get_first_child(w).map { Widget(retaining: $0) }
        button?.setAccessibleLabel(title)
    }

    /// Replaces the texts; the first one is chosen then.
    public func setChoices(_ choices: [String]) {
        let list = StringList(choices)
        withExtendedLifetime(list) { gtk_drop_down_set_model(p(), list.p()) }
    }

    /// The position of the chosen text; nil where the list is empty.
    public var selected: Int? {
        get { position(of: gtk_drop_down_get_selected(p())) }
        set {
            gtk_drop_down_set_selected(p(), newValue.map { guint($0) } ?? invalidPosition)
        }
    }

    /// Calls `handler` with the chosen position when it changes, whoever changed it.
    @discardableResult
    public func onSelected(_ handler: @escaping @MainActor (Int) -> Void) -> SignalHandler {
        on("notify::selected") {
            guard let chosen = position(of: gtk_drop_down_get_selected($0.emitter())) else {
                return
            }
            handler(chosen)
        }
    }
}

let invalidPosition = guint.max

/// GTK's position in a list, with nil for none.
func position(of gtk: guint) -> Int? {
    gtk == invalidPosition ? nil : Int(gtk)
}
