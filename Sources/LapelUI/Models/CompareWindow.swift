import GtkKit
import Workbench

/// Another model beside the one in use, on the same test images.
@MainActor
final class CompareWindow {
    private let window: PreferencesWindow
    private let cards = Stack()
    private let bar = ProgressBar()
    private let failure = Label()
    private let desk: Desk
    private let entry: ModelEntry
    private let comparison: ComparisonView
    private var comparing: Task<Void, Never>?

    /// - Parameters:
    ///   - use: Puts the model in use.
    ///   - browse: Shows a test image in Browse.
    ///   - review: Shows in Browse where the models disagree.
    init(
        parent: Window, desk: Desk, entry: ModelEntry, use: @escaping @MainActor () -> Void,
        browse: @escaping @MainActor (Int) -> Void, review: @escaping @MainActor () -> Void
    ) {
        self.desk = desk
        self.entry = entry
        let group = PreferencesGroup(
            description: "“\(desk.model?.name ?? "")”, which is in use, and “\(entry.info.name)”, "
                + "made \(Words.moment(entry.info.created)).")
        let window = PreferencesWindow(parent, groups: [group])
        self.window = window
        comparison = ComparisonView(desk: desk, titles: ("In use", "The other")) {
            [weak window] index in
            window?.close()
            browse(index)
        }
        window.title = "Compare models"
        window.defaultSize = (width: 640, height: 720)
        failure.wraps = true
        bar.setAccessibleLabel("Progress of comparing")
        let choose = Button("Use the other")
        choose.addCSS("suggested-action", "pill")
        choose.onClicked { [weak window] in
            window?.close()
            use()
        }
        let look = Button("Show where they disagree")
        look.addCSS("pill")
        look.onClicked { [weak window] in
            window?.close()
            review()
        }
        let buttons = Box(.horizontal, spacing: 12, [look, choose])
        buttons.horizontalAlign = .center
        cards.setHomogeneous(horizontally: true, vertically: false)
        cards.add(bar, name: "comparing")
        cards.add(Box(.vertical, spacing: 18, [comparison.widget, buttons]), name: "result")
        cards.add(failure, name: "failure")
        group.add(cards)
        window.keep(self)
        window.onCloseRequest { [weak self] in
            self?.comparing?.cancel()
            return false
        }
        compare()
    }

    func present() { window.present() }

    private func compare() {
        let (shares, share) = AsyncStream.makeStream(
            of: Double.self, bufferingPolicy: .bufferingNewest(1))
        Task { [weak bar] in
            for await value in shares { bar?.fraction = value }
        }
        comparing = Task { [weak self, workbench = desk.workbench, id = entry.id] in
            defer { share.finish() }
            do {
                let found = try await workbench.compareModels(id) { share.yield($0) }
                guard let self, let found else { return }
                comparison.show(found)
                cards.visibleName = "result"
            } catch {
                self?.failure.text = Words.sentence(error)
                self?.cards.visibleName = "failure"
            }
        }
    }
}
