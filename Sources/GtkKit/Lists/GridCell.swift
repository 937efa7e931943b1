import CGtkShim

/// One tile of a `VirtualGrid`, used again for one index after another.
@MainActor
public final class GridCell {
    /// What the tile stands for now.
    public fileprivate(set) var index = 0
    /// Where the tile stands now.
    public fileprivate(set) var position = 0
    /// The picture, drawn as large as whole pixels allow; nil draws none.
    public var picture: Pixmap? {
        didSet { canvas.queueDraw() }
    }

    /// What appears while the pointer rests on the tile.
    public var tooltip: String?

    fileprivate var isBound = false
    fileprivate private(set) lazy var canvas = Canvas(role: .presentation) { [weak self] painter in
        guard let self, isBound else { return }
        draw(painter)
    }
    private let drawOver: (@MainActor (GridCell, Painter, Rectangle) -> Void)?

    fileprivate init(_ drawOver: (@MainActor (GridCell, Painter, Rectangle) -> Void)?) {
        self.drawOver = drawOver
    }

    /// Names the tile for assistive technology.
    public func setAccessibleLabel(_ label: String) {
        // GTK's own widget around the tile is what has the focus, and so the name.
        guard let parent = gtk_widget_get_parent(canvas.w) else { return }
        Widget(retaining: UnsafeMutableRawPointer(parent)).setAccessibleLabel(label)
    }

    private func draw(_ painter: Painter) {
        var rectangle = painter.bounds
        if let picture {
            rectangle = Painter.crispRectangle(
                columns: picture.width, rows: picture.height, in: rectangle,
                scaleFactor: canvas.scaleFactor)
            painter.image(picture, in: rectangle)
        }
        drawOver?(self, painter, rectangle)
    }
}

/// The tiles of a grid; owned by the handlers of its factory, so it lives as long as they do.
@MainActor
final class GridCells {
    var tileSize: Int {
        didSet {
            for cell in cells.values { resize(cell) }
        }
    }

    /// What stands at each position.
    var indices: [Int] = []

    private var cells: [UnsafeMutableRawPointer: GridCell] = [:]
    private let bind: @MainActor (GridCell) -> Void
    private let draw: (@MainActor (GridCell, Painter, Rectangle) -> Void)?

    init(
        tileSize: Int, bind: @escaping @MainActor (GridCell) -> Void,
        draw: (@MainActor (GridCell, Painter, Rectangle) -> Void)?
    ) {
        self.tileSize = tileSize
        self.bind = bind
        self.draw = draw
    }

    var boundCount: Int { cells.values.count { $0.isBound } }

    /// Makes, fills and empties tiles when the factory is asked to.
    func serve(_ factory: GObj) {
        let handlers: [(String, @MainActor (UnsafeMutableRawPointer) -> Void)] = [
            ("setup", setUp), ("bind", bind(item:)), ("unbind", unbind(item:)),
            ("teardown", tearDown),
        ]
        for (signal, handler) in handlers {
            factory.on(signal) { arguments in
                guard let item = arguments.object(0) else { return }
                handler(item)
            }
        }
    }

    func refresh(where isStale: (GridCell) -> Bool) {
        for cell in cells.values where cell.isBound && isStale(cell) { show(cell) }
    }

    /// Gives the tile at a position the focus; false if it is no widget yet.
    func focus(_ position: Int) -> Bool {
        guard let cell = cells.values.first(where: { $0.isBound && $0.position == position }),
            cell.canvas.isMapped, let parent = gtk_widget_get_parent(cell.canvas.w)
        else { return false }
        return gtk_widget_grab_focus(parent) != 0
    }

    private func resize(_ cell: GridCell) {
        cell.canvas.setSizeRequest(width: tileSize, height: tileSize)
    }

    private func setUp(_ item: UnsafeMutableRawPointer) {
        let cell = GridCell(draw)
        cell.canvas.horizontalAlign = .center
        cell.canvas.onTooltip { [weak cell] in cell?.tooltip }
        resize(cell)
        cells[item] = cell
        cell.canvas.passing(cell.canvas) { gtk_list_item_set_child(OpaquePointer(item), $0) }
    }

    private func bind(item: UnsafeMutableRawPointer) {
        guard let cell = cells[item] else { return }
        cell.position = Int(gtk_list_item_get_position(OpaquePointer(item)))
        cell.isBound = true
        show(cell)
    }

    /// Gives each tile what stands at its position now.
    func bindAll() {
        for cell in cells.values where cell.isBound { show(cell) }
    }

    private func show(_ cell: GridCell) {
        guard indices.indices.contains(cell.position) else { return }
        cell.index = indices[cell.position]
        bind(cell)
        cell.canvas.queueDraw()
    }

    private func unbind(item: UnsafeMutableRawPointer) {
        cells[item]?.isBound = false
        cells[item]?.picture = nil
    }

    private func tearDown(_ item: UnsafeMutableRawPointer) {
        cells[item] = nil
    }
}
