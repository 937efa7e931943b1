import CGtkShim

/// What was dropped or pasted.
public enum Delivery: Hashable, Sendable {
    /// Local files.
    case files([String])
    /// A picture without a file, as the bytes of a PNG.
    case picture([UInt8])
}

/// Takes files and pictures that are dragged onto a widget.
public final class DropTarget: Controller {
    /// A target to be added to a widget.
    public init() {
        super.init(gtk_drop_target_new(0, GDK_ACTION_COPY))
        var types = [shim_type_file_list(), shim_type_texture()]
        gtk_drop_target_set_gtypes(p(), &types, gsize(types.count))
    }

    /// Calls `handler` with what was dropped; it answers whether it could use it.
    public func onDrop(_ handler: @escaping @MainActor (Delivery) -> Bool) {
        onAsking("drop") { arguments in
            // The signal's first argument is a GValue within a GValue.
            guard let inner = arguments.boxed(0)?.assumingMemoryBound(to: GValue.self) else {
                return false
            }
            if shim_value_holds(inner, shim_type_file_list()) != 0 {
                guard let list = g_value_get_boxed(inner) else { return false }
                return handler(.files(File.paths(of: list)))
            }
            guard let texture = g_value_get_object(inner) else { return false }
            return handler(.picture(Texture(retaining: texture).pngBytes()))
        }
    }

    /// Calls `handler` with true while something that fits hovers above, then false.
    public func onHover(_ handler: @escaping @MainActor (Bool) -> Void) {
        on("notify::current-drop") {
            handler(gtk_drop_target_get_current_drop($0.emitter()) != nil)
        }
    }
}
