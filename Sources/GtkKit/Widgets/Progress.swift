import CGtkShim

/// How far a job is.
public final class ProgressBar: Widget {
    /// Makes an empty bar.
    public init() {
        super.init(gtk_progress_bar_new())
    }

    /// The part that is done: 0 to 1.
    public var fraction: Double {
        get { gtk_progress_bar_get_fraction(p()) }
        set { gtk_progress_bar_set_fraction(p(), newValue) }
    }

    /// A text over the bar; nil for none.
    public func setText(_ text: String?) {
        gtk_progress_bar_set_text(p(), text)
        gtk_progress_bar_set_show_text(p(), text == nil ? 0 : 1)
    }

    /// Moves a block to and fro, for a job of unknown length.
    public func pulse() { gtk_progress_bar_pulse(p()) }
}

/// A level within a range.
public final class LevelBar: Widget {
    /// Makes an empty bar without the colour thresholds of GTK.
    public init(in range: ClosedRange<Double> = 0...1) {
        super.init(gtk_level_bar_new_for_interval(range.lowerBound, range.upperBound))
        for name in ["low", "high", "full"] { gtk_level_bar_remove_offset_value(p(), name) }
    }

    /// The level.
    public var value: Double {
        get { gtk_level_bar_get_value(p()) }
        set { gtk_level_bar_set_value(p(), newValue) }
    }
}

/// A sign that something is going on.
public final class Spinner: Widget {
    /// Makes a spinner that stands still.
    public init() {
        super.init(gtk_spinner_new())
    }

    /// Whether it turns.
    public var isSpinning: Bool {
        get { gtk_spinner_get_spinning(p()) != 0 }
        set { gtk_spinner_set_spinning(p(), newValue ? 1 : 0) }
    }
}
