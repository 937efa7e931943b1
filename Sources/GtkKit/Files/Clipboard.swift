import CGtkShim

/// The clipboard of the display that a widget is on.
@MainActor
public enum Clipboard {
    /// Reads files or a picture and calls `handler`; nil if the clipboard holds neither.
    public static func read(
        for widget: Widget, then handler: @escaping @MainActor (Delivery?) -> Void
    ) {
        let clipboard = gtk_widget_get_clipboard(widget.w)
        let formats = gdk_clipboard_get_formats(clipboard)
        let request = Unmanaged.passRetained(Request(handler)).toOpaque()
        if gdk_content_formats_contain_gtype(formats, shim_type_file_list()) != 0 {
            gdk_clipboard_read_value_async(
                clipboard, shim_type_file_list(), G_PRIORITY_DEFAULT, nil, filesRead, request)
        } else {
            gdk_clipboard_read_texture_async(clipboard, nil, textureRead, request)
        }
    }

    /// Puts a text on the clipboard.
    public static func write(_ text: String, for widget: Widget) {
        gdk_clipboard_set_text(gtk_widget_get_clipboard(widget.w), text)
    }

    /// Puts a picture on the clipboard.
    public static func write(_ texture: Texture, for widget: Widget) {
        withExtendedLifetime(texture) {
            gdk_clipboard_set_texture(gtk_widget_get_clipboard(widget.w), texture.p())
        }
    }

    fileprivate final class Request {
        let handler: @MainActor (Delivery?) -> Void
        init(_ handler: @escaping @MainActor (Delivery?) -> Void) { self.handler = handler }
    }

    /// Takes the request back from GIO and answers it.
    fileprivate static func answer(_ box: UnsafeMutableRawPointer?, _ read: () -> Delivery?) {
        guard let box else { return }
        let request = Unmanaged<Request>.fromOpaque(box).takeRetainedValue()
        request.handler(read())
    }
}

private let filesRead: GAsyncReadyCallback = { source, result, box in
    onMainActor((source, result, box)) { source, result, box in
        Clipboard.answer(box) {
            guard let source,
                let value = gdk_clipboard_read_value_finish(OpaquePointer(source), result, nil),
                let list = g_value_get_boxed(value)
            else { return nil }
            return .files(File.paths(of: list))
        }
    }
}

private let textureRead: GAsyncReadyCallback = { source, result, box in
    onMainActor((source, result, box)) { source, result, box in
        Clipboard.answer(box) {
            guard let source,
                let texture = gdk_clipboard_read_texture_finish(
                    OpaquePointer(source), result, nil)
            else { return nil }
            return .picture(Texture(owning: UnsafeMutableRawPointer(texture)).pngBytes())
        }
    }
}
