import CGtkShim

/// Text for people.
public final class Label: Widget {
    /// Which part of a text that is too long gives way to "…".
    public enum Ellipsize: Sendable {
        case none, start, middle, end

        fileprivate var pango: PangoEllipsizeMode {
            switch self {
            case .none: PANGO_ELLIPSIZE_NONE
            case .start: PANGO_ELLIPSIZE_START
            case .middle: PANGO_ELLIPSIZE_MIDDLE
            case .end: PANGO_ELLIPSIZE_END
            }
        }
    }

    /// Makes a label with style classes such as `heading`, `caption`, `dim-label`, `numeric`.
    public init(_ text: String = "", css classes: String...) {
        super.init(gtk_label_new(text))
        for name in classes { setCSS(name, true) }
    }

    /// The text, without markup.
    public var text: String {
        get { String(cString: gtk_label_get_text(p())) }
        set { gtk_label_set_text(p(), newValue) }
    }

    /// Shows Pango markup, such as `<b>bold</b>`.
    public func setMarkup(_ markup: String) { gtk_label_set_markup(p(), markup) }

    /// Shows text in which an underscore marks the key that activates `target`.
    public func setMnemonic(_ text: String, for target: Widget) {
        gtk_label_set_text_with_mnemonic(p(), text)
        passing(target) { gtk_label_set_mnemonic_widget(p(), $0) }
    }

    /// Which part gives way where the text is too long.
    public func setEllipsize(_ mode: Ellipsize) { gtk_label_set_ellipsize(p(), mode.pango) }

    /// Whether long text goes on in the next line.
    public var wraps: Bool {
        get { gtk_label_get_wrap(p()) != 0 }
        set {
            gtk_label_set_wrap(p(), newValue ? 1 : 0)
            gtk_label_set_wrap_mode(p(), PANGO_WRAP_WORD_CHAR)
        }
    }

    /// Whether the text can be selected and copied.
    public var isSelectable: Bool {
        get { gtk_label_get_selectable(p()) != 0 }
        set { gtk_label_set_selectable(p(), newValue ? 1 : 0) }
    }

    /// Where the text stands in the label: 0 (start) to 1 (end).
    public var horizontalTextAlign: Double {
        get { Double(gtk_label_get_xalign(p())) }
        set { gtk_label_set_xalign(p(), Float(newValue)) }
    }

    /// Centres the lines of a wrapped text.
    public func centersLines() { gtk_label_set_justify(p(), GTK_JUSTIFY_CENTER) }

    /// The least and the most width, in characters; nil leaves it to the text.
    public func setWidth(characters least: Int? = nil, most: Int? = nil) {
        gtk_label_set_width_chars(p(), Int32(least ?? -1))
        gtk_label_set_max_width_chars(p(), Int32(most ?? -1))
    }

    /// The most lines of a wrapped and ellipsized text.
    public func setMaximumLines(_ lines: Int) { gtk_label_set_lines(p(), Int32(lines)) }
}
