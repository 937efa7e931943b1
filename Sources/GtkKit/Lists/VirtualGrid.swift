import CGtkShim

/// A grid of tiles over an array of indices, of which only those in view exist as widgets.
///
/// Put it into a `ScrolledWindow`. Positions count tiles from 0; the index at a position is
/// whatever the program put there, usually an index into a data set.
public final class VirtualGrid: Widget {
    /// How many tiles can be selected at once.
    public enum Selection: Sendable {
        case single, multiple
    }

    /// What stands at each position.
    public var indices: [Int] { cells.indices }
    private let model: GObj
    private let selection: GObj
    private let cells: GridCells
    private var target: Target?

    /// Makes an empty grid of square tiles.
    ///
    /// - Parameters:
    ///   - tileSize: The side of a tile in application pixels.
    ///   - maximumColumns: The most columns, 1 to 16; GTK keeps 32 rows of them as widgets.
    ///   - bind: Gives a tile its picture, name and tooltip. The grid owns this closure.
    ///   - draw: Draws over the picture, whose rectangle it gets. The grid owns this closure.
    public init(
        tileSize: Int, maximumColumns: Int = 12, selection: Selection = .multiple,
        bind: @escaping @MainActor (GridCell) -> Void,
        draw: (@MainActor (GridCell, Painter, Rectangle) -> Void)? = nil
    ) {
        precondition((1...16).contains(maximumColumns), "\(maximumColumns) columns, at most 16")
        cells = GridCells(tileSize: tileSize, bind: bind, draw: draw)
        model = GObj(owning: UnsafeMutableRawPointer(shim_count_model_new()))
        // These constructors take over a reference to what they are given.
        g_object_ref(model.raw)
        switch selection {
        case .single:
            let new = gtk_single_selection_new(model.p())
            gtk_single_selection_set_autoselect(new, 0)
            gtk_single_selection_set_can_unselect(new, 1)
            self.selection = GObj(owning: UnsafeMutableRawPointer(new))
        case .multiple:
            let new = gtk_multi_selection_new(model.p())
            self.selection = GObj(owning: UnsafeMutableRawPointer(new))
        }
        let factory = GObj(owning: UnsafeMutableRawPointer(gtk_signal_list_item_factory_new()))
        cells.serve(factory)
        g_object_ref(self.selection.raw)
        g_object_ref(factory.raw)
        super.init(gtk_grid_view_new(self.selection.p(), factory.p()))
        gtk_grid_view_set_max_columns(p(), guint(maximumColumns))
        gtk_grid_view_set_enable_rubberband(p(), selection == .multiple ? 1 : 0)
        leaveOnTab()
    }

    /// Replaces everything that the grid shows; the selection is empty then, the first tile in view.
    ///
    /// The tiles stay and are bound again. Replacing the items of the model instead would have GTK
    /// remove each tile and tell assistive technology, which takes longer the more there are.
    public func setIndices(_ indices: [Int]) {
        unselectAll()
        cells.indices = indices
        shim_count_model_set(model.p(), guint(indices.count))
        cells.bindAll()
        scroll(to: 0)
    }

    /// The side of a tile in application pixels.
    public var tileSize: Int {
        get { cells.tileSize }
        set { cells.tileSize = newValue }
    }

    /// The number of tiles that exist as widgets.
    public var boundCellCount: Int { cells.boundCount }

    /// Binds the tiles of some indices again, where they are in view.
    public func refresh(where isStale: (Int) -> Bool) { cells.refresh { isStale($0.index) } }

    /// Binds all tiles in view again, without losing selection or place.
    public func refreshAll() { cells.refresh { _ in true } }

    /// Scrolls until the tile at a position is in view, as soon as the grid itself is.
    public func scroll(to position: Int) { aim(at: position, takesFocus: false) }

    /// Selects one tile alone, scrolls to it and gives it the focus.
    public func reveal(_ position: Int) {
        guard indices.indices.contains(position) else { return }
        select(position)
        aim(at: position, takesFocus: true)
    }

    private func aim(at position: Int, takesFocus: Bool) {
        guard indices.indices.contains(position) else { return }
        let isWaiting = target != nil
        target = Target(position: position, takesFocus: takesFocus)
        if !isWaiting { onFrame { [weak self] in self?.approach() ?? false } }
    }

    /// One frame's step towards the target; false once it is reached.
    private func approach() -> Bool {
        guard var next = target, indices.indices.contains(next.position) else {
            target = nil
            return false
        }
        // A grid that has no size yet scrolls to the wrong place and then shows one tile only.
        guard height > 0 else { return true }
        if !next.hasScrolled {
            // gtk_grid_view_scroll_to is new in GTK 4.12.
            gtk_widget_activate_action_variant(
                w, "list.scroll-to-item", g_variant_new_uint32(guint32(next.position)))
            next.hasScrolled = true
            target = next
            return true
        }
        // The tile becomes a widget in one of the next frames.
        next.framesLeft -= 1
        let isDone = !next.takesFocus || cells.focus(next.position) || next.framesLeft == 0
        target = isDone ? nil : next
        return !isDone
    }

    private struct Target {
        var position: Int
        var takesFocus: Bool
        var hasScrolled = false
        var framesLeft = 10
    }
}

extension VirtualGrid {
    /// The positions of the selected tiles, in order.
    public var selectedPositions: [Int] {
        guard let set = gtk_selection_model_get_selection(selection.p()) else { return [] }
        defer { gtk_bitset_unref(set) }
        var iterator = GtkBitsetIter()
        var value: guint = 0
        var positions: [Int] = []
        var isValid = gtk_bitset_iter_init_first(&iterator, set, &value) != 0
        while isValid {
            positions.append(Int(value))
            isValid = gtk_bitset_iter_next(&iterator, &value) != 0
        }
        return positions
    }

    /// What stands at the selected positions, in order.
    public var selectedIndices: [Int] { selectedPositions.map { indices[$0] } }

    /// Selects one tile alone; Shift and arrows extend the selection from there.
    public func select(_ position: Int) {
        // The selection's model alone would leave the place to extend from where it was.
        let (modifies, extends) = (g_variant_new_boolean(0), g_variant_new_boolean(0))
        var arguments = [g_variant_new_uint32(guint32(position)), modifies, extends]
        gtk_widget_activate_action_variant(
            w, "list.select-item", g_variant_new_tuple(&arguments, gsize(arguments.count)))
    }

    /// Selects all tiles, if the grid allows several.
    public func selectAll() { gtk_selection_model_select_all(selection.p()) }

    /// Empties the selection.
    public func unselectAll() { gtk_selection_model_unselect_all(selection.p()) }

    /// Calls `handler` when the selection changes, whoever changed it.
    @discardableResult
    public func onSelectionChanged(_ handler: @escaping @MainActor () -> Void) -> SignalHandler {
        selection.on("selection-changed") { _ in handler() }
    }

    /// Calls `handler` with the position of a tile that is double-clicked or chosen by Return.
    @discardableResult
    public func onActivate(_ handler: @escaping @MainActor (Int) -> Void) -> SignalHandler {
        on("activate") { handler($0.uint(0)) }
    }
}
