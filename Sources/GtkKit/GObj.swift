import CGtkShim

/// Owns one reference to a GObject and gives it back on GTK's thread, wherever the last Swift
/// reference dies.
///
/// GTK does not keep wrappers alive, and need not: signal handlers belong to the GObject. A page
/// controller keeps the wrappers that it changes later, and its handlers capture `[weak self]`.
@MainActor
open class GObj {
    /// A GObject's address is only used on the main actor; the deinitializer hands it to a C
    /// function that is safe to call from any thread.
    nonisolated(unsafe) let raw: UnsafeMutableRawPointer

    /// Takes the floating reference of a new widget.
    init(sinking pointer: UnsafeMutableRawPointer?) {
        raw = GObj.checked(pointer)
        g_object_ref_sink(raw)
    }

    /// Takes over the reference that a constructor or a "transfer full" call returned.
    init(owning pointer: UnsafeMutableRawPointer?) {
        raw = GObj.checked(pointer)
    }

    /// Adds a reference to an object that something else owns, such as a window.
    init(retaining pointer: UnsafeMutableRawPointer?) {
        raw = GObj.checked(pointer)
        g_object_ref(raw)
    }

    deinit {
        shim_unref(raw)
    }

    private static func checked(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer {
        guard let pointer else { preconditionFailure("expected a GObject, found NULL") }
        return pointer
    }

    /// The object as a pointer to an imported struct; the compiler picks the type.
    func p<T>() -> UnsafeMutablePointer<T> { raw.assumingMemoryBound(to: T.self) }

    /// The object as a pointer to a type whose fields C hides.
    func p() -> OpaquePointer { OpaquePointer(raw) }

    /// Whether both wrap the same GObject.
    public func isSame(as other: GObj) -> Bool { raw == other.raw }
}

/// Lets an object be made and configured in one expression.
@MainActor
public protocol Configurable: AnyObject {}

extension Configurable {
    /// Runs `configure` on the object and returns it.
    public func with(_ configure: (Self) -> Void) -> Self {
        configure(self)
        return self
    }
}

extension GObj: Configurable {}
