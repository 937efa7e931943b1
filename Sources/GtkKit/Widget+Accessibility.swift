import CGtkShim

/// What a widget is, for assistive technology; fixed when it is made.
public enum AccessibleRole: Sendable {
    case image, group, list, listItem, meter, presentation, button, generic

    var gtk: GtkAccessibleRole {
        switch self {
        case .image: GTK_ACCESSIBLE_ROLE_IMG
        case .group: GTK_ACCESSIBLE_ROLE_GROUP
        case .list: GTK_ACCESSIBLE_ROLE_LIST
        case .listItem: GTK_ACCESSIBLE_ROLE_LIST_ITEM
        case .meter: GTK_ACCESSIBLE_ROLE_METER
        case .presentation: GTK_ACCESSIBLE_ROLE_PRESENTATION
        case .button: GTK_ACCESSIBLE_ROLE_BUTTON
        case .generic: GTK_ACCESSIBLE_ROLE_WIDGET
        }
    }
}

extension Widget {
    /// The name that a screen reader says.
    public func setAccessibleLabel(_ label: String) {
        // Newer GTK has a button with a text named by that, which would go before the name.
        gtk_accessible_reset_relation(p(), GTK_ACCESSIBLE_RELATION_LABELLED_BY)
        shim_accessible_set_text(w, GTK_ACCESSIBLE_PROPERTY_LABEL, label)
    }

    /// What a screen reader says after the name.
    public func setAccessibleDescription(_ description: String) {
        shim_accessible_set_text(w, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description)
    }

    /// The value of a widget that shows a number within a range, with its words.
    public func setAccessibleValue(_ value: Double, in range: ClosedRange<Double>, text: String) {
        shim_accessible_set_number(w, GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, range.lowerBound)
        shim_accessible_set_number(w, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, range.upperBound)
        shim_accessible_set_number(w, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, value)
        shim_accessible_set_text(w, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text)
    }

    /// Names the widget that explains this one.
    public func setDescribed(by other: Widget) {
        passing(other) {
            guard let described = $0 else { return }
            shim_accessible_set_related(w, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, described)
        }
    }

    /// Names the widget whose text is this one's name.
    public func setLabelled(by other: Widget) {
        passing(other) {
            guard let label = $0 else { return }
            shim_accessible_set_related(w, GTK_ACCESSIBLE_RELATION_LABELLED_BY, label)
        }
    }

    /// Whether the accessible name is exactly `label`.
    public func hasAccessibleLabel(_ label: String) -> Bool {
        shim_accessible_has_text(w, GTK_ACCESSIBLE_PROPERTY_LABEL, label) != 0
    }

    /// Whether the accessible description is exactly `description`.
    public func hasAccessibleDescription(_ description: String) -> Bool {
        shim_accessible_has_text(w, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description) != 0
    }
}
