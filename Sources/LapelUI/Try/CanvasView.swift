import GtkKit
import Workbench

/// The 28×28 canvas: shows the drawing large and turns the pointer's strokes into pixels.
@MainActor
final class CanvasView {
    enum Tool: String, CaseIterable {
        case brush, eraser, fill, line
    }

    private(set) lazy var widget = Canvas(role: .image) { [weak self] in self?.draw($0) }
    private(set) var drawing = Drawing()
    var tool = Tool.brush {
        didSet { drawing.brush.isEraser = tool == .eraser }
    }
    /// Called after each change of the picture, many times a stroke.
    var changed: (@MainActor () -> Void)?
    /// Called after each step that can be undone.
    var stepped: (@MainActor () -> Void)?
    /// Called with the place and shade under the pointer, nil when it leaves.
    var hovered: (@MainActor ((x: Int, y: Int, shade: UInt8)?) -> Void)?

    private let drag = DragGesture()
    private var pixmap: Pixmap?

    init() {
        setLeastSize(224)
        widget.expand()
        widget.addCSS("canvas")
        widget.clipsContent = true
        widget.setAccessibleLabel("Canvas")
        widget.setAccessibleDescription("Draw a garment, or drop a picture here")
        widget.setCursor("crosshair")
        widget.takesFocus()
        acceptStrokes()
        acceptHover()
    }

    /// Changes the drawing as one step, for example by clearing it.
    func edit(_ change: (inout Drawing) -> Void) {
        let before = drawing.image
        change(&drawing)
        guard drawing.image != before else { return }
        refresh()
        stepped?()
    }

    func undo() {
        if drawing.undo() { refresh() }
    }

    func redo() {
        if drawing.redo() { refresh() }
    }

    /// The least width and height, in application pixels.
    func setLeastSize(_ side: Int) { widget.setSizeRequest(width: side, height: side) }

    func setBrush(size: Double) { drawing.brush.size = size }
    func setBrush(ink: UInt8) { drawing.brush.ink = ink }
    func setMirrors(_ mirrors: Bool) { drawing.mirrors = mirrors }

    private func refresh() {
        pixmap = nil
        widget.queueDraw()
        changed?()
    }

    // MARK: Pointer

    private func acceptStrokes() {
        var before = drawing.image
        drag.onBegin { [weak self] place in
            guard let self else { return }
            before = drawing.image
            let point = pixel(at: place)
            if tool == .fill {
                edit { $0.fill(x: Int(point.x.rounded(.down)), y: Int(point.y.rounded(.down))) }
            } else {
                drawing.beginStroke(at: point)
                refresh()
            }
        }
        drag.onUpdate { [weak self] places in
            guard let self, tool != .fill else { return }
            Probe.shared?.stroke()
            if tool == .line {
                if let last = places.last { drawing.moveLine(to: pixel(at: last)) }
            } else {
                for place in places { drawing.moveStroke(to: pixel(at: place)) }
            }
            refresh()
        }
        drag.onEnd { [weak self] in
            guard let self, tool != .fill else { return }
            drawing.endStroke()
            if drawing.image != before { stepped?() }
        }
        widget.add(drag)
    }

    private func acceptHover() {
        let motion = MotionController()
        motion.onMotion { [weak self] place in
            guard let self else { return }
            let point = pixel(at: place)
            let (x, y) = (Int(point.x.rounded(.down)), Int(point.y.rounded(.down)))
            let range = 0..<Drawing.edge
            guard range.contains(x), range.contains(y) else {
                hovered?(nil)
                return
            }
            hovered?((x, y, drawing.image[x, y]))
        }
        motion.onLeave { [weak self] in self?.hovered?(nil) }
        widget.add(motion)
    }

    private func pixel(at place: Point) -> Drawing.Point {
        let area = area(
            in: Rectangle(x: 0, y: 0, width: Double(widget.width), height: Double(widget.height)))
        let edge = Double(Drawing.edge)
        return Drawing.Point(
            x: (place.x - area.x) / area.width * edge, y: (place.y - area.y) / area.height * edge)
    }

    // MARK: Drawing

    private func area(in room: Rectangle) -> Rectangle {
        Painter.crispRectangle(
            columns: Drawing.edge, rows: Drawing.edge, in: room, scaleFactor: widget.scaleFactor)
    }

    private func draw(_ painter: Painter) {
        let area = area(in: painter.bounds)
        let picture =
            pixmap
            ?? Pixmap(grey: drawing.image.pixels, width: Drawing.edge, height: Drawing.edge)
        pixmap = picture
        painter.fill(painter.bounds, Colour(grey: 0))
        painter.image(picture, in: area)
        drawGrid(painter, area)
        if drawing.isBlank { drawHint(painter, area) }
    }

    private func drawGrid(_ painter: Painter, _ area: Rectangle) {
        let block = area.width / Double(Drawing.edge)
        guard block >= 6 else { return }
        let lines = (0...Drawing.edge).flatMap { line -> [(from: Point, to: Point)] in
            let offset = Double(line) * block
            return [
                (
                    Point(x: area.x + offset, y: area.y),
                    Point(x: area.x + offset, y: area.y + area.height)
                ),
                (
                    Point(x: area.x, y: area.y + offset),
                    Point(x: area.x + area.width, y: area.y + offset)
                ),
            ]
        }
        painter.segments(lines, width: 0.5, Colour(grey: 0.5, alpha: 0.25))
        if drawing.mirrors {
            let middle = area.x + area.width / 2
            painter.line(
                [Point(x: middle, y: area.y), Point(x: middle, y: area.y + area.height)], width: 1,
                dashes: [4, 4], widget.colour(named: "accent_bg_color"))
        }
    }

    private func drawHint(_ painter: Painter, _ area: Rectangle) {
        for (line, text) in ["Draw a garment,", "or drop a picture here"].enumerated() {
            let layout = widget.layout(text, TextStyle(size: 15))
            let place = Point(
                x: area.x + (area.width - layout.width) / 2,
                y: area.y + area.height / 2 + Double(line - 1) * (layout.height + 2))
            painter.text(layout, at: place, Colour(grey: 0.72))
        }
    }
}
