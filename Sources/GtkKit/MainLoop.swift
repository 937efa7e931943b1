import CGtkShim
// The shim calls libdispatch, which only a Swift import links.
import Dispatch

/// GTK's main loop.
@MainActor
public enum MainLoop {
    /// Initialises GTK on this thread and lets its loop drive the main actor; later calls do
    /// nothing. False where there is no display: no window can be made then, but drawing to
    /// memory works.
    @discardableResult
    public static func initialise() -> Bool {
        let hasDisplay = shim_init() != 0
        shim_install_main_queue()
        return hasDisplay
    }

    /// Calls `body` every `milliseconds` until it returns false.
    public static func every(
        milliseconds: Int, _ body: @escaping @MainActor () -> Bool
    ) {
        let box = Unmanaged.passRetained(SourceBox(body)).toOpaque()
        g_timeout_add_full(
            G_PRIORITY_DEFAULT, guint(milliseconds), callSourceBox, box, releaseSourceBox)
    }

    /// Calls `body` once, when the loop has nothing more urgent to do.
    public static func whenIdle(_ body: @escaping @MainActor () -> Void) {
        let once = SourceBox {
            body()
            return false
        }
        let box = Unmanaged.passRetained(once).toOpaque()
        g_idle_add_full(G_PRIORITY_DEFAULT_IDLE, callSourceBox, box, releaseSourceBox)
    }

    /// Waits until the loop has nothing more urgent to do, such as drawing or hearing of keys.
    public static func idle() async {
        await withCheckedContinuation { continuation in whenIdle { continuation.resume() } }
    }
}

/// A closure that a GLib source, or a widget's frame clock, owns.
final class SourceBox {
    let call: @MainActor () -> Bool
    init(_ call: @escaping @MainActor () -> Bool) { self.call = call }

    /// Calls the boxed closure; 1 asks GLib to call again.
    static func run(_ box: UnsafeMutableRawPointer?) -> gboolean {
        guard let box else { return 0 }
        return onMainActor(box) {
            Unmanaged<SourceBox>.fromOpaque($0).takeUnretainedValue().call() ? 1 : 0
        }
    }
}

private let callSourceBox: GSourceFunc = { SourceBox.run($0) }

let releaseSourceBox: GDestroyNotify = { box in
    guard let box else { return }
    Unmanaged<SourceBox>.fromOpaque(box).release()
}
