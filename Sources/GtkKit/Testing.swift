import CGtkShim

extension MainLoop {
    /// Handles events until none is waiting, at most `limit` of them.
    public static func pump(limit: Int = 500) {
        var left = limit
        while left > 0, g_main_context_iteration(nil, 0) != 0 { left -= 1 }
    }

    /// Handles events, and lets tasks run in between, until `isDone` or `seconds` have passed.
    public static func settle(
        seconds: Double = 10, until isDone: @MainActor () -> Bool
    ) async -> Bool {
        let clock = ContinuousClock()
        let end = clock.now + .seconds(seconds)
        while !isDone() {
            guard clock.now < end else { return false }
            pump()
            try? await Task.sleep(for: .milliseconds(2))
        }
        return true
    }
}

extension Widget {
    /// What the widget looks like, at its size in application pixels; nil unless it is in a
    /// window that is shown.
    public func rendered() -> Texture? {
        guard let native = gtk_widget_get_native(w), isMapped else { return nil }
        let paintable = GObj(owning: UnsafeMutableRawPointer(gtk_widget_paintable_new(w)))
        guard let snapshot = gtk_snapshot_new() else { return nil }
        gdk_paintable_snapshot(paintable.p(), snapshot, Double(width), Double(height))
        guard let node = gtk_snapshot_free_to_node(snapshot) else { return nil }
        defer { gsk_render_node_unref(node) }
        let renderer = gtk_native_get_renderer(native)
        let texture = gsk_renderer_render_texture(renderer, node, nil)
        return texture.map { Texture(owning: UnsafeMutableRawPointer($0)) }
    }

    /// The widgets within this one, itself included, top down.
    public var tree: [Widget] {
        var found = [self]
        var child = gtk_widget_get_first_child(w)
        while let current = child {
            found += Widget(retaining: UnsafeMutableRawPointer(current)).tree
            child = gtk_widget_get_next_sibling(current)
        }
        return found
    }
}

extension VirtualGrid {
    /// How many list items exist, over all grids: more than the bound tiles means a leak.
    public static var itemsAlive: Int { Int(shim_count_items_alive()) }
}

extension Application {
    /// Starts the application without running its loop, so that windows can be made.
    public func start() {
        let isRegistered = g_application_register(p(), nil, nil) != 0
        precondition(isRegistered, "the application cannot be registered")
    }
}
