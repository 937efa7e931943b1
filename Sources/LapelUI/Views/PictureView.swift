import GtkKit
import Workbench

/// A small grey picture, each pixel an upright block, never blurred.
@MainActor
final class PictureView {
    private(set) lazy var widget = Canvas(role: .image) { [weak self] in self?.draw($0) }
    private var pixmap: Pixmap?
    private let isCrisp: Bool

    /// - Parameter size: the least width and height, in application pixels.
    init(size: Int, label: String, isCrisp: Bool = true) {
        self.isCrisp = isCrisp
        widget.setSizeRequest(width: size, height: size)
        widget.setAccessibleLabel(label)
        widget.clipsContent = true
        widget.addCSS("thumbnail")
    }

    func show(_ image: GrayImage?) {
        pixmap = image.map { Pixmap(grey: $0.pixels, width: $0.width, height: $0.height) }
        widget.queueDraw()
    }

    func show(_ image: ColorImage) {
        pixmap = Pixmap(rgb: image.rgb, width: image.width, height: image.height)
        widget.queueDraw()
    }

    private func draw(_ painter: Painter) {
        guard let pixmap else {
            painter.fill(painter.bounds, widget.foreground.faded(0.06))
            return
        }
        let room = painter.bounds
        let place: Rectangle
        if isCrisp {
            place = Painter.crispRectangle(
                columns: pixmap.width, rows: pixmap.height, in: room,
                scaleFactor: widget.scaleFactor)
        } else {
            let scale = min(room.width / Double(pixmap.width), room.height / Double(pixmap.height))
            let (width, height) = (Double(pixmap.width) * scale, Double(pixmap.height) * scale)
            place = Rectangle(
                x: (room.width - width) / 2, y: (room.height - height) / 2, width: width,
                height: height)
        }
        painter.image(pixmap, in: place, isCrisp: isCrisp)
    }
}
