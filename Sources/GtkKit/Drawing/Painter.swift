import CGtkShim

/// One frame of a canvas while it is being drawn; the origin is the top left, lengths are in
/// application pixels. Valid only while the canvas's closure runs.
@MainActor
public final class Painter {
    /// The width of the canvas.
    public let width: Double
    /// The height of the canvas.
    public let height: Double
    let snapshot: OpaquePointer
    private var context: OpaquePointer?

    init(snapshot: OpaquePointer, width: Double, height: Double) {
        self.snapshot = snapshot
        self.width = width
        self.height = height
    }

    /// The whole canvas.
    public var bounds: Rectangle { Rectangle(x: 0, y: 0, width: width, height: height) }

    /// The cairo context, made when first needed.
    var cairo: OpaquePointer {
        if let context { return context }
        var bounds = bounds.graphene
        guard let new = gtk_snapshot_append_cairo(snapshot, &bounds) else {
            preconditionFailure("GTK gave no cairo context")
        }
        context = new
        return new
    }

    /// Ends the cairo part, so that what comes next lies above it.
    func finish() {
        if let context { cairo_destroy(context) }
        context = nil
    }

    func use(_ colour: Colour) {
        cairo_set_source_rgba(cairo, colour.red, colour.green, colour.blue, colour.alpha)
    }

    /// Fills a rectangle.
    public func fill(_ rectangle: Rectangle, _ colour: Colour) {
        use(colour)
        cairo_rectangle(cairo, rectangle.x, rectangle.y, rectangle.width, rectangle.height)
        cairo_fill(cairo)
    }

    /// Fills a rectangle with round corners.
    public func fill(_ rectangle: Rectangle, cornerRadius: Double, _ colour: Colour) {
        use(colour)
        trace(rectangle, cornerRadius: cornerRadius)
        cairo_fill(cairo)
    }

    /// Draws the border of a rectangle; half of `width` lies outside it.
    public func stroke(
        _ rectangle: Rectangle, cornerRadius: Double = 0, width: Double, _ colour: Colour
    ) {
        use(colour)
        trace(rectangle, cornerRadius: cornerRadius)
        cairo_set_line_width(cairo, width)
        cairo_stroke(cairo)
    }

    private func trace(_ rectangle: Rectangle, cornerRadius radius: Double) {
        let right = rectangle.x + rectangle.width
        let bottom = rectangle.y + rectangle.height
        let radius = min(radius, rectangle.width / 2, rectangle.height / 2)
        guard radius > 0 else {
            cairo_rectangle(cairo, rectangle.x, rectangle.y, rectangle.width, rectangle.height)
            return
        }
        cairo_new_sub_path(cairo)
        cairo_arc(cairo, right - radius, rectangle.y + radius, radius, -.pi / 2, 0)
        cairo_arc(cairo, right - radius, bottom - radius, radius, 0, .pi / 2)
        cairo_arc(cairo, rectangle.x + radius, bottom - radius, radius, .pi / 2, .pi)
        cairo_arc(cairo, rectangle.x + radius, rectangle.y + radius, radius, .pi, 1.5 * .pi)
        cairo_close_path(cairo)
    }

    /// Draws a line through the points; one point alone becomes a dot.
    public func line(_ points: [Point], width: Double, dashes: [Double] = [], _ colour: Colour) {
        guard let first = points.first else { return }
        use(colour)
        cairo_set_line_width(cairo, width)
        cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND)
        cairo_set_line_cap(cairo, dashes.isEmpty ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT)
        cairo_set_dash(cairo, dashes, Int32(dashes.count), 0)
        cairo_move_to(cairo, first.x, first.y)
        for point in points.dropFirst() { cairo_line_to(cairo, point.x, point.y) }
        if points.count == 1 { cairo_close_path(cairo) }
        cairo_stroke(cairo)
        cairo_set_dash(cairo, nil, 0, 0)
    }

    /// Draws many lines at once, each from one point to another: grids and ticks.
    public func segments(_ segments: [(from: Point, to: Point)], width: Double, _ colour: Colour) {
        use(colour)
        cairo_set_line_width(cairo, width)
        cairo_set_line_cap(cairo, CAIRO_LINE_CAP_BUTT)
        for segment in segments {
            cairo_move_to(cairo, segment.from.x, segment.from.y)
            cairo_line_to(cairo, segment.to.x, segment.to.y)
        }
        cairo_stroke(cairo)
    }

    /// Fills the area within the points.
    public func fill(_ polygon: [Point], _ colour: Colour) {
        guard let first = polygon.first else { return }
        use(colour)
        cairo_move_to(cairo, first.x, first.y)
        for point in polygon.dropFirst() { cairo_line_to(cairo, point.x, point.y) }
        cairo_close_path(cairo)
        cairo_fill(cairo)
    }

    /// Fills a circle.
    public func fillCircle(_ center: Point, radius: Double, _ colour: Colour) {
        use(colour)
        cairo_new_sub_path(cairo)
        cairo_arc(cairo, center.x, center.y, radius, 0, 2 * .pi)
        cairo_fill(cairo)
    }

    /// Draws a circle's line.
    public func strokeCircle(_ center: Point, radius: Double, width: Double, _ colour: Colour) {
        use(colour)
        cairo_set_line_width(cairo, width)
        cairo_new_sub_path(cairo)
        cairo_arc(cairo, center.x, center.y, radius, 0, 2 * .pi)
        cairo_stroke(cairo)
    }

    /// Draws within `rectangle` only while `body` runs.
    public func clipped(to rectangle: Rectangle, _ body: () -> Void) {
        finish()
        var bounds = rectangle.graphene
        gtk_snapshot_push_clip(snapshot, &bounds)
        body()
        finish()
        gtk_snapshot_pop(snapshot)
    }
}
