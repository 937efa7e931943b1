/// A stroke under way: how much of each pixel it covers so far, over the picture that it began on.
///
/// Coverage is the greatest of the stroke's segments, not their sum, so that a soft edge stays soft
/// where segments meet.
struct Stroke: Sendable {
    let base: GrayImage
    let start: Drawing.Point
    var last: Drawing.Point
    private var coverage = [Float](repeating: 0, count: Drawing.edge * Drawing.edge)

    init(base: GrayImage, start: Drawing.Point) {
        self.base = base
        self.start = start
        last = start
    }

    /// Forgets what is covered.
    mutating func reset() {
        for index in coverage.indices { coverage[index] = 0 }
    }

    /// Covers what lies within half of `size` of the line from `a` to `b`; the edge is one pixel
    /// wide. Gives the pixels that may have changed.
    mutating func cover(
        from a: Drawing.Point, to b: Drawing.Point, size: Double
    ) -> (columns: Range<Int>, rows: Range<Int>) {
        let reach = size / 2 + 0.5
        let columns = Self.pixels(min(a.x, b.x) - reach, max(a.x, b.x) + reach)
        let rows = Self.pixels(min(a.y, b.y) - reach, max(a.y, b.y) + reach)
        for y in rows {
            for x in columns {
                let centre = Drawing.Point(x: Double(x) + 0.5, y: Double(y) + 0.5)
                let covered = Float(min(max(reach - centre.distance(toLineFrom: a, to: b), 0), 1))
                let index = y * Drawing.edge + x
                coverage[index] = max(coverage[index], covered)
            }
        }
        return (columns, rows)
    }

    /// The pixel with the stroke's `shade` over it.
    func shaded(_ x: Int, _ y: Int, shade: UInt8) -> UInt8 {
        let below = Float(base[x, y])
        let mixed = below + (Float(shade) - below) * coverage[y * Drawing.edge + x]
        return UInt8(mixed.rounded())
    }

    /// The pixels between two places, as far as they lie on the canvas.
    private static func pixels(_ low: Double, _ high: Double) -> Range<Int> {
        let edge = Double(Drawing.edge)
        let first = Int(min(max(low.rounded(.down), 0), edge))
        let end = Int(min(max(high.rounded(.up), 0), edge))
        return first..<max(first, end)
    }
}

extension Drawing.Point {
    fileprivate func distance(toLineFrom a: Drawing.Point, to b: Drawing.Point) -> Double {
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        let lengthSquared = dx * dx + dy * dy
        let along = lengthSquared == 0 ? 0 : ((x - a.x) * dx + (y - a.y) * dy) / lengthSquared
        let t = min(max(along, 0), 1)
        let (ex, ey) = (x - a.x - t * dx, y - a.y - t * dy)
        return (ex * ex + ey * ey).squareRoot()
    }

    fileprivate var mirrored: Drawing.Point {
        Drawing.Point(x: Double(Drawing.edge) - x, y: y)
    }

    fileprivate var isFinite: Bool { x.isFinite && y.isFinite }
}

extension Drawing {
    /// Puts the brush down; a dot shows at once.
    public mutating func beginStroke(at point: Point) {
        endStroke()
        guard point.isFinite else { return }
        stroke = Stroke(base: image, start: point)
        draw(from: point, to: point)
    }

    /// Draws on to `point`. Does nothing without `beginStroke`.
    public mutating func moveStroke(to point: Point) {
        guard let last = stroke?.last, point.isFinite else { return }
        draw(from: last, to: point)
        stroke?.last = point
    }

    /// Makes the stroke one straight line from where it began to `point`.
    public mutating func moveLine(to point: Point) {
        guard let start = stroke?.start, let base = stroke?.base, point.isFinite else { return }
        image = base
        stroke?.reset()
        draw(from: start, to: point)
        stroke?.last = point
    }

    /// Lifts the brush; the stroke becomes a step to undo.
    public mutating func endStroke() {
        guard let base = stroke?.base else { return }
        stroke = nil
        remember(base)
    }

    /// Lifts the brush and takes back what the stroke drew.
    public mutating func cancelStroke() {
        guard let base = stroke?.base else { return }
        stroke = nil
        image = base
    }

    private mutating func draw(from a: Point, to b: Point) {
        cover(from: a, to: b)
        if mirrors { cover(from: a.mirrored, to: b.mirrored) }
    }

    private mutating func cover(from a: Point, to b: Point) {
        guard var stroke = self.stroke else { return }
        // The stroke is taken out while it is changed, so that its coverage is not copied.
        self.stroke = nil
        let changed = stroke.cover(from: a, to: b, size: brush.size)
        for y in changed.rows {
            for x in changed.columns { image[x, y] = stroke.shaded(x, y, shade: brush.shade) }
        }
        self.stroke = stroke
    }
}
