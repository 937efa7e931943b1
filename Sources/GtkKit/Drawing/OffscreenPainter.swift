import CGtkShim

extension Painter {
    /// Draws into memory, without a window or a display; nil where `draw` drew nothing.
    ///
    /// `MainLoop.initialise()` must have been called. The texture is `width` × `height` pixels.
    public static func render(
        width: Int, height: Int, _ draw: (Painter) -> Void
    ) -> Texture? {
        guard let snapshot = gtk_snapshot_new() else { return nil }
        let painter = Painter(snapshot: snapshot, width: Double(width), height: Double(height))
        draw(painter)
        painter.finish()
        guard let node = gtk_snapshot_free_to_node(snapshot) else { return nil }
        defer { gsk_render_node_unref(node) }
        let renderer = GObj(owning: UnsafeMutableRawPointer(gsk_cairo_renderer_new()))
        gsk_renderer_realize(renderer.p(), nil, nil)
        defer { gsk_renderer_unrealize(renderer.p()) }
        var bounds = painter.bounds.graphene
        let texture = gsk_renderer_render_texture(renderer.p(), node, &bounds)
        return texture.map { Texture(owning: UnsafeMutableRawPointer($0)) }
    }
}
