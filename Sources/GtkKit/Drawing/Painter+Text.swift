import CGtkShim

/// How a text within a drawing looks.
public struct TextStyle: Hashable, Sendable {
    /// The height of the letters in application pixels.
    public var size: Double
    /// Whether the letters are bold.
    public var isBold: Bool

    /// Makes a style in the desktop's font.
    public init(size: Double = 11, isBold: Bool = false) {
        self.size = size
        self.isBold = isBold
    }
}

/// A text measured and ready to be drawn.
@MainActor
public final class TextLayout {
    let layout: GObj
    /// The width of the text.
    public let width: Double
    /// The height of the text.
    public let height: Double

    fileprivate init(_ layout: GObj) {
        self.layout = layout
        var width: Int32 = 0
        var height: Int32 = 0
        pango_layout_get_pixel_size(layout.p(), &width, &height)
        self.width = Double(width)
        self.height = Double(height)
    }
}

extension Widget {
    /// Measures a text in the widget's font, on one line.
    public func layout(_ text: String, _ style: TextStyle = TextStyle()) -> TextLayout {
        let layout = GObj(owning: UnsafeMutableRawPointer(gtk_widget_create_pango_layout(w, text)))
        let font = pango_font_description_new()
        defer { pango_font_description_free(font) }
        pango_font_description_set_absolute_size(font, style.size * Double(PANGO_SCALE))
        pango_font_description_set_weight(
            font, style.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
        // The family stays the widget's.
        let context = pango_layout_get_context(layout.p())
        let base = pango_font_description_copy(pango_context_get_font_description(context))
        defer { pango_font_description_free(base) }
        pango_font_description_merge(base, font, 1)
        pango_layout_set_font_description(layout.p(), base)
        return TextLayout(layout)
    }
}

extension Painter {
    /// Draws a measured text with its upper left corner at `origin`.
    public func text(_ text: TextLayout, at origin: Point, _ colour: Colour) {
        finish()
        gtk_snapshot_save(snapshot)
        var offset = graphene_point_t(x: Float(origin.x), y: Float(origin.y))
        gtk_snapshot_translate(snapshot, &offset)
        var gdk = colour.gdk
        gtk_snapshot_append_layout(snapshot, text.layout.p(), &gdk)
        gtk_snapshot_restore(snapshot)
    }
}
