import CGtkShim

/// A number to type or to step.
public final class SpinButton: Widget {
    /// Makes an entry for numbers within `range`, shown with `digits` decimals.
    public init(in range: ClosedRange<Double>, step: Double, digits: Int = 0) {
        super.init(gtk_spin_button_new_with_range(range.lowerBound, range.upperBound, step))
        gtk_spin_button_set_digits(p(), guint(digits))
        gtk_spin_button_set_numeric(p(), 1)
    }

    /// The number.
    public var value: Double {
        get { gtk_spin_button_get_value(p()) }
        set { gtk_spin_button_set_value(p(), newValue) }
    }

    /// Replaces the least and the greatest number.
    public func setRange(_ range: ClosedRange<Double>) {
        gtk_spin_button_set_range(p(), range.lowerBound, range.upperBound)
    }

    /// Calls `handler` with the number when it changes, whoever changed it.
    @discardableResult
    public func onChanged(_ handler: @escaping @MainActor (Double) -> Void) -> SignalHandler {
        on("value-changed") { handler(gtk_spin_button_get_value($0.emitter())) }
    }
}

/// A number to pick with a slider.
public final class Scale: Widget {
    /// Makes a slider over `range` that moves by `step`.
    public init(
        _ orientation: Orientation = .horizontal, in range: ClosedRange<Double>, step: Double
    ) {
        super.init(
            gtk_scale_new_with_range(orientation.gtk, range.lowerBound, range.upperBound, step))
    }

    /// The number.
    public var value: Double {
        get { gtk_range_get_value(p()) }
        set { gtk_range_set_value(p(), newValue) }
    }

    /// Shows the number beside the slider, with `digits` decimals.
    public func showsValue(digits: Int) {
        gtk_scale_set_draw_value(p(), 1)
        gtk_scale_set_digits(p(), Int32(digits))
        gtk_scale_set_value_pos(p(), GTK_POS_RIGHT)
    }

    /// Puts a mark, and under it a text, at a number.
    public func addMark(at value: Double, text: String? = nil) {
        gtk_scale_add_mark(p(), value, GTK_POS_BOTTOM, text)
    }

    /// Calls `handler` with the number when it changes, whoever changed it.
    @discardableResult
    public func onChanged(_ handler: @escaping @MainActor (Double) -> Void) -> SignalHandler {
        on("value-changed") { handler(gtk_range_get_value($0.emitter())) }
    }
}
