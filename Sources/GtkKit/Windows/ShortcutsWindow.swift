import CGtkShim

/// The list of all keys.
public final class ShortcutsWindow: Window {
    /// A key and what it does.
    public struct Shortcut: Sendable {
        let title: String
        let keys: String

        /// `keys` as in `<Control>o`; several, separated by blanks, mean either.
        public init(_ title: String, keys: String) {
            self.title = title
            self.keys = keys
        }
    }

    /// Keys that belong together.
    public struct Group: Sendable {
        let title: String
        let shortcuts: [Shortcut]

        /// Makes a group.
        public init(_ title: String, _ shortcuts: [Shortcut]) {
            self.title = title
            self.shortcuts = shortcuts
        }
    }

    /// Makes a window over `parent`.
    public init(_ parent: Window, groups: [Group]) {
        // GTK 4.8 offers no other way to fill this window.
        let builder = GObj(
            owning: UnsafeMutableRawPointer(
                gtk_builder_new_from_string(Self.description(of: groups), -1)))
        let window = withExtendedLifetime(builder) {
            gtk_builder_get_object(builder.p(), "shortcuts")
        }
        super.init(
            window: window.map {
                UnsafeMutableRawPointer($0).assumingMemoryBound(to: GtkWidget.self)
            })
        setTransient(for: parent)
    }

    private static func description(of groups: [Group]) -> String {
        let content = groups.map { group in
            let rows = group.shortcuts.map { shortcut in
                object(
                    "GtkShortcutsShortcut",
                    ["title": shortcut.title, "accelerator": shortcut.keys])
            }
            return object("GtkShortcutsGroup", ["title": group.title], children: rows)
        }
        let section = object("GtkShortcutsSection", ["section-name": "all"], children: content)
        return """
            <interface><object class="GtkShortcutsWindow" id="shortcuts">
            <child>\(section)</child></object></interface>
            """
    }

    private static func object(
        _ type: String, _ properties: [String: String], children: [String] = []
    ) -> String {
        let lines = properties.sorted { $0.key < $1.key }.map { name, value in
            "<property name=\"\(name)\">\(escapedMarkup(value))</property>"
        }
        let nested = children.map { "<child>\($0)</child>" }
        return "<object class=\"\(type)\">\((lines + nested).joined())</object>"
    }
}
