import CGtkShim

/// The text as markup that shows it unchanged, whatever `<` or `&` it holds.
public func escapedMarkup(_ text: String) -> String {
    guard let escaped = g_markup_escape_text(text, -1) else { return "" }
    defer { g_free(escaped) }
    return String(cString: escaped)
}
