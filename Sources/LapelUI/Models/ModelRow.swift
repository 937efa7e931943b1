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
        let more = Self.menu(entry, perform)
        if entry.isCurrent {
            let mark = Label("In use", css: "dim-label")
            mark.verticalAlign = .center
            let icon = Image(icon: "object-select-symbolic")
            widget.addSuffix(icon)
            widget.addSuffix(mark)
            first = more
        } else {
            let use = Button("Use")
            use.verticalAlign = .center
            use.setAccessibleLabel("Use \(info.name)")
            use.onClicked { perform(.use) }
            widget.addSuffix(use)
            first = use
        }
        widget.addSuffix(more)
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
            \(info.architecture), \(Numbers.count(info.parameters)) parameters
            \(info.accuracyInWords ?? "Not measured")
            \(entry.history) · \(Words.moment(info.created))
            """
    }

    private static func menu(
        _ entry: ModelEntry, _ perform: @escaping @MainActor (Action) -> Void
    ) -> Widget {
        let box = Box(.vertical)
        let popover = Popover(box)
        var actions: [(String, Action)] = [("Export…", .export)]
        if !entry.isCurrent { actions.insert(("Compare with the one in use", .compare), at: 0) }
        if entry.canBeDeleted { actions.append(("Delete", .delete)) }
        for (text, action) in actions {
            let button = Button(text)
            button.addCSS("flat")
            button.setAccessibleLabel(text.filter { $0 != "…" })
            button.onClicked { [weak popover] in
                popover?.close()
                perform(action)
            }
            box.append(button)
        }
        let more = MenuButton(icon: "view-more-symbolic", label: "More for \(entry.info.name)")
        more.addCSS("flat")
        more.verticalAlign = .center
        more.setPopover(popover)
        return more
    }
}
