import GtkKit
import Workbench

/// A model of the list: what it is, where it came from, and what can be done with it.
@MainActor
final class ModelRow {
    /// What a person asks of a model.
    enum Action {
        case use, compare, export, delete
    }

    let widget: ActionRow
    private let first: Widget
    private static let step = 18
    private static let deepest = 6

    init(_ entry: ModelEntry, perform: @escaping @MainActor (Action) -> Void) {
        let info = entry.info
        widget = ActionRow(title: info.name, subtitle: Self.subtitle(entry))
        if !entry.isCurrent {
            widget.addSuffix(
                Self.button("view-dual-symbolic", "Compare \(info.name) with the one in use") {
                    perform(.compare)
                })
        }
        let export = Self.button("document-save-symbolic", "Export \(info.name)") {
            perform(.export)
        }
        widget.addSuffix(export)
        if entry.canBeDeleted {
            widget.addSuffix(
                Self.button("user-trash-symbolic", "Delete \(info.name)") { perform(.delete) })
        }
        if entry.isCurrent {
            let icon = Image(icon: "object-select-symbolic")
            icon.setAccessibleLabel("Chosen")
            widget.addSuffix(icon)
            widget.addSuffix(Label("In use", css: "dim-label"))
            first = export
        } else {
            let use = Button("Use")
            use.verticalAlign = .center
            use.setAccessibleLabel("Use \(info.name)")
            use.onClicked { perform(.use) }
            widget.addSuffix(use)
            first = use
        }
        if entry.generation > 0 {
            let branch = Label("└", css: "dim-label")
            branch.setMargins(start: (min(entry.generation, Self.deepest) - 1) * Self.step)
            branch.verticalAlign = .center
            widget.addPrefix(branch)
        }
    }

    func focus() { first.grabFocus() }

    private static func subtitle(_ entry: ModelEntry) -> String {
        let info = entry.info
        return """
            \(info.architecture), \(Numbers.count(info.parameters)) parameters · \
            \(Words.moment(info.created))
            \(info.shortAccuracyInWords ?? "Not measured")
            \(entry.history)
            """
    }

    private static func button(
        _ icon: String, _ text: String, _ perform: @escaping @MainActor () -> Void
    ) -> Button {
        let button = Button(icon: icon, label: text)
        button.addCSS("flat")
        button.verticalAlign = .center
        button.onClicked(perform)
        return button
    }
}
