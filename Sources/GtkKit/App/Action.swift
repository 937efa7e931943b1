import CGtkShim

/// Something that the program can do, by a name that buttons, menus and keys refer to.
public final class Action: GObj {
    /// Makes an action without a parameter.
    public init(_ name: String, run: @escaping @MainActor () -> Void) {
        super.init(owning: UnsafeMutableRawPointer(g_simple_action_new(name, nil)))
        on("activate") { _ in run() }
    }

    /// Makes an action that is on or off; `run` gets the state asked for, which then holds.
    public init(_ name: String, isOn: Bool, run: @escaping @MainActor (Bool) -> Void) {
        let state = g_variant_new_boolean(isOn ? 1 : 0)
        super.init(owning: UnsafeMutableRawPointer(g_simple_action_new_stateful(name, nil, state)))
        on("change-state") { arguments in
            guard let asked = arguments.variant(0) else { return }
            g_simple_action_set_state(arguments.emitter(), asked)
            run(g_variant_get_boolean(asked) != 0)
        }
    }

    /// Makes an action with one text as its parameter, as in `app.page::browse`.
    public init(_ name: String, runWithText run: @escaping @MainActor (String) -> Void) {
        let type = g_variant_type_new("s")
        defer { g_variant_type_free(type) }
        super.init(owning: UnsafeMutableRawPointer(g_simple_action_new(name, type)))
        on("activate") { arguments in
            guard let text = arguments.variant(0) else { return }
            run(String(cString: g_variant_get_string(text, nil)))
        }
    }

    /// Whether the action can run; buttons and menus that refer to it follow.
    public var isEnabled: Bool {
        get { g_action_get_enabled(p()) != 0 }
        set { g_simple_action_set_enabled(p(), newValue ? 1 : 0) }
    }

    /// The state of an action that is on or off; false for any other.
    public var isOn: Bool {
        get {
            guard let state = g_action_get_state(p()) else { return false }
            defer { g_variant_unref(state) }
            return g_variant_get_boolean(state) != 0
        }
        set { g_simple_action_set_state(p(), g_variant_new_boolean(newValue ? 1 : 0)) }
    }
}

/// Holds actions: an application as `app.NAME`, a window as `win.NAME`.
@MainActor
public protocol ActionMap: GObj {}

extension ActionMap {
    /// Adds an action, or replaces the one of the same name, and returns it.
    @discardableResult
    public func add(_ action: Action) -> Action {
        withExtendedLifetime(action) { g_action_map_add_action(p(), action.p()) }
        return action
    }
}
