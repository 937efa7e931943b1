import CGtkShim

/// A widget that the program draws itself.
public final class Canvas: Widget {
    /// Makes a canvas; `draw` is called for each frame that needs it, see `queueDraw`.
    ///
    /// The canvas owns `draw`, which therefore captures its controller weakly.
    public init(
        role: AccessibleRole = .image, draw: @escaping @MainActor (Painter) -> Void
    ) {
        let box = Unmanaged.passRetained(DrawBox(draw)).toOpaque()
        super.init(shim_canvas_new(role.gtk, callDrawBox, box, releaseDrawBox))
    }

    /// Lets the canvas take the focus, by Tab and by a click.
    public func takesFocus() {
        isFocusable = true
        let click = ClickGesture()
        click.onPressed { [weak self] _, _ in self?.grabFocus() }
        add(click)
    }
}

/// Owned by the C widget.
private final class DrawBox {
    let draw: @MainActor (Painter) -> Void
    init(_ draw: @escaping @MainActor (Painter) -> Void) { self.draw = draw }
}

private let callDrawBox: ShimDrawFunction = { box, snapshot, width, height in
    onMainActor((box, snapshot)) { box, snapshot in
        let painter = Painter(snapshot: snapshot, width: Double(width), height: Double(height))
        Unmanaged<DrawBox>.fromOpaque(box).takeUnretainedValue().draw(painter)
        painter.finish()
    }
}

private let releaseDrawBox: GDestroyNotify = { box in
    guard let box else { return }
    Unmanaged<DrawBox>.fromOpaque(box).release()
}
