import CGtkShim

extension Painter {
    /// Draws pixels over a rectangle; crisp, each pixel is an upright block, however large.
    public func image(_ pixmap: Pixmap, in rectangle: Rectangle, isCrisp: Bool = true) {
        cairo_save(cairo)
        cairo_translate(cairo, rectangle.x, rectangle.y)
        cairo_scale(
            cairo, rectangle.width / Double(pixmap.width),
            rectangle.height / Double(pixmap.height))
        cairo_set_source_surface(cairo, pixmap.surface, 0, 0)
        let pattern = cairo_get_source(cairo)
        cairo_pattern_set_filter(pattern, isCrisp ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_GOOD)
        // Without this, smooth scaling fades the border into nothing.
        cairo_pattern_set_extend(pattern, CAIRO_EXTEND_PAD)
        cairo_rectangle(cairo, 0, 0, Double(pixmap.width), Double(pixmap.height))
        cairo_fill(cairo)
        cairo_restore(cairo)
    }

    /// Draws a texture over a rectangle, smoothly, above what was drawn before.
    public func texture(_ texture: Texture, in rectangle: Rectangle) {
        finish()
        var bounds = rectangle.graphene
        withExtendedLifetime(texture) {
            gtk_snapshot_append_texture(snapshot, texture.p(), &bounds)
        }
    }

    /// The largest rectangle in the middle of `room` in which each of `columns` × `rows` pixels
    /// is a whole number of device pixels, or, where `room` is too small for that, all of `room`'s
    /// middle square.
    public static func crispRectangle(
        columns: Int, rows: Int, in room: Rectangle, scaleFactor: Int = 1
    ) -> Rectangle {
        let device = Double(scaleFactor)
        let fitting = min(room.width / Double(columns), room.height / Double(rows)) * device
        let block = fitting >= 1 ? fitting.rounded(.down) / device : fitting / device
        let width = block * Double(columns)
        let height = block * Double(rows)
        return Rectangle(
            x: room.x + (((room.width - width) / 2) * device).rounded(.down) / device,
            y: room.y + (((room.height - height) / 2) * device).rounded(.down) / device,
            width: width, height: height)
    }
}
