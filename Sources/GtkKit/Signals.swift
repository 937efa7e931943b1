import CGtkShim

/// The arguments of one signal emission; argument 0 is the first one after the emitter.
///
/// Valid only while the handler runs. Each accessor expects the type that the signal documents.
@MainActor
public struct SignalArguments {
    private let values: UnsafePointer<GValue>
    /// The number of arguments, without the emitter.
    public let count: Int

    init(values: UnsafePointer<GValue>, count: Int) {
        self.values = values
        self.count = count
    }

    private subscript(index: Int) -> UnsafePointer<GValue> {
        precondition(index < count, "signal argument \(index) of \(count)")
        return values + index + 1
    }

    /// A `gboolean`.
    public func bool(_ index: Int) -> Bool { g_value_get_boolean(self[index]) != 0 }
    /// A `gint`.
    public func int(_ index: Int) -> Int { Int(g_value_get_int(self[index])) }
    /// A `guint`.
    public func uint(_ index: Int) -> Int { Int(g_value_get_uint(self[index])) }
    /// A `gdouble`.
    public func double(_ index: Int) -> Double { g_value_get_double(self[index]) }
    /// A string, or nil for NULL.
    public func string(_ index: Int) -> String? {
        g_value_get_string(self[index]).map { String(cString: $0) }
    }

    // Handlers read the emitter from here: its wrapper may be gone by then.
    func emitter<T>() -> UnsafeMutablePointer<T> {
        g_value_get_object(values).assumingMemoryBound(to: T.self)
    }
    func emitter() -> OpaquePointer { OpaquePointer(g_value_get_object(values)) }

    func flags(_ index: Int) -> UInt32 { g_value_get_flags(self[index]) }
    func object(_ index: Int) -> UnsafeMutableRawPointer? {
        g_value_get_object(self[index]).map { UnsafeMutableRawPointer($0) }
    }
    func pointer(_ index: Int) -> UnsafeMutableRawPointer? { g_value_get_pointer(self[index]) }
    func boxed(_ index: Int) -> UnsafeMutableRawPointer? { g_value_get_boxed(self[index]) }
    func variant(_ index: Int) -> OpaquePointer? { g_value_get_variant(self[index]) }
}

/// A connected handler, by which it can be disconnected or muted while the emitter's wrapper lives.
@MainActor
public struct SignalHandler {
    weak var emitter: GObj?
    let id: UInt

    /// Disconnects the handler and frees its closure.
    public func disconnect() {
        guard let emitter else { return }
        g_signal_handler_disconnect(emitter.raw, id)
    }

    /// Runs `change` while the handler is muted: for changes that the program itself makes.
    public func muted(_ change: () -> Void) {
        guard let emitter else { return change() }
        g_signal_handler_block(emitter.raw, id)
        change()
        g_signal_handler_unblock(emitter.raw, id)
    }
}

/// Owned by the C closure, and so by the emitter.
private final class SignalBox {
    let call: @MainActor (SignalArguments) -> Bool
    init(_ call: @escaping @MainActor (SignalArguments) -> Bool) { self.call = call }
}

extension GObj {
    /// Calls `handler` each time the signal is emitted, for as long as the GObject lives.
    @discardableResult
    public func on(
        _ signal: String, _ handler: @escaping @MainActor (SignalArguments) -> Void
    ) -> SignalHandler {
        connect(signal) { arguments in
            handler(arguments)
            return false
        }
    }

    /// Like `on`, for signals whose handler answers whether it dealt with the event.
    @discardableResult
    public func onAsking(
        _ signal: String, _ handler: @escaping @MainActor (SignalArguments) -> Bool
    ) -> SignalHandler {
        connect(signal, handler)
    }

    /// Calls `handler` each time the property changes.
    @discardableResult
    public func onChange(
        of property: String, _ handler: @escaping @MainActor () -> Void
    ) -> SignalHandler {
        connect("notify::\(property)") { _ in
            handler()
            return false
        }
    }

    private func connect(
        _ signal: String, _ handler: @escaping @MainActor (SignalArguments) -> Bool
    ) -> SignalHandler {
        let box = Unmanaged.passRetained(SignalBox(handler)).toOpaque()
        let id = shim_connect(raw, signal, callSignalBox, box) { box in
            guard let box else { return }
            Unmanaged<SignalBox>.fromOpaque(box).release()
        }
        precondition(id != 0, "no signal named \(signal)")
        return SignalHandler(emitter: self, id: UInt(id))
    }

    /// Emits a signal that takes no arguments, such as `clicked`.
    public func emit(_ signal: String) {
        shim_emit(raw, signal)
    }
}

private let callSignalBox: ShimSignalFunction = { box, result, count, arguments in
    guard let arguments else { return }
    let answer = onMainActor((box, arguments)) { box, values in
        let arguments = SignalArguments(values: values, count: Int(count) - 1)
        // Kept alive: the handler may disconnect itself.
        let handler = Unmanaged<SignalBox>.fromOpaque(box).takeUnretainedValue()
        return withExtendedLifetime(handler) { handler.call(arguments) }
    }
    if let result { g_value_set_boolean(result, answer ? 1 : 0) }
}
