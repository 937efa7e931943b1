import CGtkShim

/// A line of text to type.
public final class Entry: Widget {
    /// Makes an empty entry.
    public init(placeholder: String? = nil) {
        super.init(gtk_entry_new())
        gtk_entry_set_placeholder_text(p(), placeholder)
    }

    /// The text.
    public var text: String {
        get { String(cString: gtk_editable_get_text(p())) }
        set { gtk_editable_set_text(p(), newValue) }
    }

    /// The width in characters.
    public func setWidth(characters: Int) {
        gtk_editable_set_width_chars(p(), Int32(characters))
        gtk_editable_set_max_width_chars(p(), Int32(characters))
    }

    /// The most characters that the entry takes.
    public func setMaximumLength(_ length: Int) { gtk_entry_set_max_length(p(), Int32(length)) }

    /// Where the text stands: 0 (start) to 1 (end).
    public func setAlignment(_ alignment: Double) {
        gtk_editable_set_alignment(p(), Float(alignment))
    }

    /// Brings up the digits first on a touch keyboard.
    public func expectsDigits() { gtk_entry_set_input_purpose(p(), GTK_INPUT_PURPOSE_DIGITS) }

    /// Lets Return press the default button of the dialog that the entry stands in.
    public func activatesDefault() { gtk_entry_set_activates_default(p(), 1) }

    /// Selects all of the text.
    public func selectAll() { gtk_editable_select_region(p(), 0, -1) }

    /// Marks the text as wrong, or as right again.
    public func setError(_ isWrong: Bool) { setCSS("error", isWrong) }

    /// Calls `handler` with the text when Return is pressed.
    @discardableResult
    public func onActivate(_ handler: @escaping @MainActor (String) -> Void) -> SignalHandler {
        on("activate") { handler(String(cString: gtk_editable_get_text($0.emitter()))) }
    }

    /// Calls `handler` with the text at each change.
    @discardableResult
    public func onChanged(_ handler: @escaping @MainActor (String) -> Void) -> SignalHandler {
        on("changed") { handler(String(cString: gtk_editable_get_text($0.emitter()))) }
    }
}

/// A text entry with a magnifier and a button that clears it.
public final class SearchEntry: Widget {
    /// Makes an empty entry.
    public init(placeholder: String) {
        super.init(gtk_search_entry_new())
        shim_set_string(raw, "placeholder-text", placeholder)
    }

    /// The text.
    public var text: String {
        get { String(cString: gtk_editable_get_text(p())) }
        set { gtk_editable_set_text(p(), newValue) }
    }

    /// Calls `handler` with the text shortly after typing paused.
    @discardableResult
    public func onSearch(_ handler: @escaping @MainActor (String) -> Void) -> SignalHandler {
        on("search-changed") { handler(String(cString: gtk_editable_get_text($0.emitter()))) }
    }
}
