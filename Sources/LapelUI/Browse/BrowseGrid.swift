import GtkKit
import Workbench

/// The thumbnails: only those in view exist, each with a mark in its corner.
@MainActor
final class BrowseGrid {
    private(set) lazy var grid = VirtualGrid(tileSize: 3 * Self.zoomStep, maximumColumns: 14) {
        [weak self] cell in
        self?.bind(cell)
    } draw: { [weak self] cell, painter, area in
        self?.drawMark(cell, painter, area)
    }
    var shelf: BrowseShelf?
    var classNames: [String]
    /// Why the images are in the queue that shows.
    var findings: ReviewList?
    /// One screen pixel more for each of an image's.
    private static let zoomStep = 28
    private static let tileSizes = 2 * zoomStep...5 * zoomStep

    init(classNames: [String]) {
        self.classNames = classNames
        grid.addCSS("browse-grid")
        grid.setAccessibleLabel("Images")
        let scroll = ScrollController()
        scroll.onScroll { [weak self] distance, modifiers in
            guard let self, modifiers == .control else { return false }
            zoom(by: distance < 0 ? Self.zoomStep : -Self.zoomStep)
            return true
        }
        grid.add(scroll)
        Probe.shared?.countFrames(of: grid)
    }

    func zoom(by step: Int) {
        let range = Self.tileSizes
        grid.tileSize = min(max(grid.tileSize + step, range.lowerBound), range.upperBound)
    }

    /// Why an image is in the queue that shows; nil where its prediction says that.
    func finding(_ index: Int) -> String? {
        guard let shelf, let findings else { return nil }
        return Words.finding(at: index, in: findings, classNames, ownName: shelf.name)
    }

    private func bind(_ cell: GridCell) {
        guard let shelf, cell.index < shelf.count else { return }
        let image = shelf.image(cell.index)
        cell.picture = Pixmap(grey: image.pixels, width: image.width, height: image.height)
        let captions = shelf.captions(cell.index, names: classNames)
        let finding = finding(cell.index)
        cell.setAccessibleLabel(captions.full + (finding.map { ". \($0)" } ?? ""))
        cell.tooltip = captions.short + (finding.map { "\n\($0)" } ?? "")
    }

    /// Each kind of mark has a shape of its own, so that colour is not all that tells them apart.
    private func drawMark(_ cell: GridCell, _ painter: Painter, _ area: Rectangle) {
        guard let mark = shelf?.mark(cell.index) else { return }
        let radius = 5.0
        let centre = Point(x: area.x + area.width - radius - 3, y: area.y + radius + 3)
        let box = Rectangle(
            x: centre.x - radius, y: centre.y - radius, width: 2 * radius, height: 2 * radius)
        switch mark {
        case .wrong:
            let red = Colour(red: 0.88, green: 0.11, blue: 0.14)
            painter.fillCircle(centre, radius: radius + 1, red)
            let reach = 2.4
            let white = Colour(grey: 1)
            for slope in [1.0, -1.0] {
                painter.line(
                    [
                        Point(x: centre.x - reach, y: centre.y - reach * slope),
                        Point(x: centre.x + reach, y: centre.y + reach * slope),
                    ], width: 1.5, white)
            }
        case .corrected:
            painter.fill(box, cornerRadius: 2, Colour(red: 0.21, green: 0.52, blue: 0.89))
            painter.line(
                [
                    Point(x: centre.x - 2.6, y: centre.y),
                    Point(x: centre.x - 0.6, y: centre.y + 2.2),
                    Point(x: centre.x + 2.8, y: centre.y - 2.4),
                ], width: 1.5, Colour(grey: 1))
        case .unsure:
            painter.fillCircle(centre, radius: radius, Colour(grey: 0, alpha: 0.6))
            painter.strokeCircle(centre, radius: radius - 1.5, width: 1.5, Colour(grey: 0.9))
        }
    }
}
