import CGtkShim
import FoundationEssentials

/// The program as the desktop sees it: started once, activated again, given files to open.
public final class Application: GObj, ActionMap {
    /// Makes the application. `LAPEL_NON_UNIQUE` in the environment lets several run side by side.
    public init(id: String, name: String) {
        g_set_prgname(id)
        g_set_application_name(name)
        gtk_window_set_default_icon_name(id)
        var flags = G_APPLICATION_HANDLES_OPEN.rawValue
        if ProcessInfo.processInfo.environment["LAPEL_NON_UNIQUE"] != nil {
            flags |= G_APPLICATION_NON_UNIQUE.rawValue
        }
        let new = adw_application_new(id, GApplicationFlags(rawValue: flags))
        super.init(owning: UnsafeMutableRawPointer(new))
        // Not earlier: where there is no display, GTK says so itself and exits.
        on("startup") { _ in
            MainLoop.initialise()
            StyleManager.applyEnvironment()
        }
    }

    /// Calls `handler` when the application is started, or started again, without files.
    public func onActivate(_ handler: @escaping @MainActor () -> Void) {
        on("activate") { _ in handler() }
    }

    /// Calls `handler` with the paths of the files that the application is asked to open.
    public func onOpen(_ handler: @escaping @MainActor ([String]) -> Void) {
        on("open") { arguments in
            guard let array = arguments.pointer(0) else { return }
            let files = array.assumingMemoryBound(to: OpaquePointer?.self)
            handler((0..<arguments.int(1)).compactMap { files[$0].flatMap(File.path) })
        }
    }

    /// Calls `handler` when the last window has closed.
    public func onShutdown(_ handler: @escaping @MainActor () -> Void) {
        on("shutdown") { _ in handler() }
    }

    /// Lets keys, such as `<Control>o`, run an action by its full name, such as `app.open`.
    public func setAccelerators(_ keys: [String], for action: String) {
        var strings: [UnsafePointer<CChar>?] = keys.map { UnsafePointer(strdup($0)) }
        strings.append(nil)
        gtk_application_set_accels_for_action(p(), action, strings)
        for string in strings { free(UnsafeMutablePointer(mutating: string)) }
    }

    /// Adds an action with the keys that run it.
    @discardableResult
    public func add(_ action: Action, accelerators: [String]) -> Action {
        let name = String(cString: g_action_get_name(action.p()))
        setAccelerators(accelerators, for: "app.\(name)")
        return add(action)
    }

    /// Keeps the application running without a window, for a job that must end first.
    public func hold() { g_application_hold(p()) }
    /// Takes one `hold` back.
    public func release() { g_application_release(p()) }

    /// Ends the main loop.
    public func quit() { g_application_quit(p()) }

    /// Runs the main loop until the last window has closed; the exit status.
    public func run(arguments: [String] = CommandLine.arguments) -> Int32 {
        var argv: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
        defer { for argument in argv { free(argument) } }
        return g_application_run(p(), Int32(argv.count), &argv)
    }
}
