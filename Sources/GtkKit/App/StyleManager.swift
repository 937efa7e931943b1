import CGtkShim
import FoundationEssentials

/// Light or dark, style sheets and what the desktop says about motion.
@MainActor
public enum StyleManager {
    /// Which style the program has.
    public enum Scheme: String, Sendable {
        /// As the desktop says.
        case system = "default"
        /// Always light.
        case light
        /// Always dark.
        case dark
    }

    /// Sets the style for the whole program.
    public static func setScheme(_ scheme: Scheme) {
        let gtk =
            switch scheme {
            case .system: ADW_COLOR_SCHEME_DEFAULT
            case .light: ADW_COLOR_SCHEME_FORCE_LIGHT
            case .dark: ADW_COLOR_SCHEME_FORCE_DARK
            }
        adw_style_manager_set_color_scheme(adw_style_manager_get_default(), gtk)
    }

    /// Lets the theme find icons in a folder laid out like one (`hicolor/scalable/actions/…`).
    public static func addIcons(folder: String) {
        guard let display = gdk_display_get_default() else { return }
        gtk_icon_theme_add_search_path(gtk_icon_theme_get_for_display(display), folder)
    }

    /// Whether the style is dark now.
    public static var isDark: Bool {
        adw_style_manager_get_dark(adw_style_manager_get_default()) != 0
    }

    /// Calls `handler` when the style becomes dark or light, or its contrast changes.
    public static func onChange(_ handler: @escaping @MainActor () -> Void) {
        let manager = GObj(retaining: UnsafeMutableRawPointer(adw_style_manager_get_default()))
        manager.onChange(of: "dark", handler)
        manager.onChange(of: "high-contrast", handler)
    }

    /// Adds a style sheet to all windows.
    public static func addStyleSheet(_ css: String) {
        guard let display = gdk_display_get_default() else { return }
        let provider = GObj(owning: gtk_css_provider_new())
        withExtendedLifetime(provider) {
            gtk_css_provider_load_from_data(provider.p(), css, -1)
            gtk_style_context_add_provider_for_display(
                display, provider.p(), guint(GTK_STYLE_PROVIDER_PRIORITY_APPLICATION))
        }
    }

    /// Whether the desktop wants motion; tests and people with vertigo switch it off.
    public static var animates: Bool {
        get { settings.map { shim_get_bool($0.raw, "gtk-enable-animations") != 0 } ?? false }
        set {
            settings.map { shim_set_bool($0.raw, "gtk-enable-animations", newValue ? 1 : 0) }
        }
    }

    private static var settings: GObj? {
        gtk_settings_get_default().map { GObj(retaining: UnsafeMutableRawPointer($0)) }
    }

    /// Obeys `LAPEL_STYLE=light` or `dark`.
    static func applyEnvironment() {
        let asked = ProcessInfo.processInfo.environment["LAPEL_STYLE"]
        if let scheme = asked.flatMap(Scheme.init(rawValue:)) { setScheme(scheme) }
    }
}
