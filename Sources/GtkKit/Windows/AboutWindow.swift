import CGtkShim

/// What a program says about itself.
public final class AboutWindow: Window {
    /// Makes a window over `parent`.
    public init(_ parent: Window, name: String, icon: String, version: String, comments: String) {
        super.init(window: adw_about_window_new())
        setTransient(for: parent)
        adw_about_window_set_application_name(p(), name)
        adw_about_window_set_application_icon(p(), icon)
        adw_about_window_set_version(p(), version)
        adw_about_window_set_comments(p(), comments)
        adw_about_window_set_license_type(p(), GTK_LICENSE_MIT_X11)
    }

    /// Names who made the program.
    public func setDeveloper(_ name: String, copyright: String) {
        adw_about_window_set_developer_name(p(), name)
        adw_about_window_set_copyright(p(), copyright)
    }

    /// Says what helps to understand a fault, to be copied.
    public func setDebugInfo(_ text: String) { adw_about_window_set_debug_info(p(), text) }
}
