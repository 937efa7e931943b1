import GtkKit
import Workbench

/// The window: header, pages, toasts. What it does stands in its extensions.
@MainActor
final class MainWindow: Presenter {
    let window: Window
    let application: Application
    let desk: Desk
    let tryPage: TryPage
    let browsePage: BrowsePage
    let learnPage: LearnPage
    let stack = ViewStack()
    var actions: [String: Action] = [:]
    private let toasts: Toasts
    let opening: OwnOpening
    private let activityBar: ActivityBar
    private let modelButton: ModelButton
    private var state = WindowState.load()
    private static let narrowWidth = 700

    init(application: Application, workbench: Workbench) {
        let applicationWindow = ApplicationWindow(application)
        self.application = application
        window = applicationWindow
        desk = Desk(workbench: workbench)
        tryPage = TryPage(desk: desk)
        browsePage = BrowsePage(desk: desk)
        learnPage = LearnPage(desk: desk)
        opening = OwnOpening(desk: desk)
        activityBar = ActivityBar([desk.learning, desk.audit, desk.search, desk.work, opening])
        modelButton = ModelButton(desk: desk)
        let overlay = ToastOverlay(stack)
        overlay.expand()
        toasts = Toasts { overlay.add($0) }
        desk.presenter = self

        window.title = "Lapel"
        window.setSizeRequest(width: 360, height: 480)
        window.defaultSize = (state.width, state.height)
        window.isMaximized = state.isMaximized
        addPages()
        let title = ViewSwitcherTitle(stack, title: "Lapel")
        addActions(to: applicationWindow)
        let bottom = ViewSwitcherBar(stack, appearingFor: title)
        applicationWindow.setContent(
            Box(
                .vertical,
                [
                    header(title: title), activityBar.widget, overlay,
                    bottom,
                ]))
        acceptKeys()
        acceptDrops()
        window.onChange(of: "default-width") { [weak self] in self?.adapt() }
        adapt()
        window.onChange(of: "is-active") { [weak self] in
            guard let self, window.isActive else { return }
            desk.noticeOtherProcesses()
        }
        followOtherProcesses()
        window.onCloseRequest { [weak self] in
            self?.rememberState()
            return false
        }
        Task { [weak self] in
            await self?.desk.open()
            if let self { Probe.shared?.isUsable(window) }
        }
    }

    /// The page in view.
    var page: any Page {
        switch stack.visibleName {
        case "browse": browsePage
        case "learn": learnPage
        default: tryPage
        }
    }

    /// Another window may be at work beside this one, without this one getting the focus.
    private func followOtherProcesses() {
        Task { [weak self] in
            while let self {
                try? await desk.workbench.noticeOtherProcesses()
                try? await Task.sleep(for: .seconds(1))
            }
        }
    }

    func rememberState() {
        (state.width, state.height) = window.defaultSize
        state.isMaximized = window.isMaximized
        state.page = stack.visibleName ?? "try"
        state.save()
        Probe.shared?.write()
    }

    /// Stacks panes and leaves out the model's name where the window is narrow.
    private func adapt() {
        let isNarrow = window.defaultSize.width < Self.narrowWidth
        modelButton.widget.isVisible = !isNarrow
        tryPage.setNarrow(isNarrow)
        learnPage.setNarrow(isNarrow)
    }

    private func addPages() {
        stack.add(tryPage.widget, name: "try", title: "Try", icon: "lapel-try-symbolic")
        stack.add(browsePage.widget, name: "browse", title: "Browse", icon: "lapel-browse-symbolic")
        stack.add(learnPage.widget, name: "learn", title: "Learn", icon: "lapel-learn-symbolic")
        stack.visibleName = state.page
        stack.onPage { [weak self] name in
            self?.page.shown()
            self?.refreshUndo()
            self?.activityBar.isRedundant = name == "learn"
        }
        activityBar.isRedundant = state.page == "learn"
        desk.observe { [weak self] change in
            guard let self, change == .labels || change == .model else { return }
            stack.setBadge(learnPage.widget, desk.waiting.count)
        }
    }

    private func header(title: ViewSwitcherTitle) -> HeaderBar {
        let undo = Button(icon: "edit-undo-symbolic", label: "Undo")
        undo.setAction("win.undo")
        let redo = Button(icon: "edit-redo-symbolic", label: "Redo")
        redo.setAction("win.redo")
        let menu = MenuButton(icon: "open-menu-symbolic", label: "Main menu")
        menu.setMenu(Self.mainMenu())
        menu.setPrimary()
        let header = HeaderBar()
        header.packStart(undo)
        header.packStart(redo)
        header.setTitle(title)
        header.packEnd(menu)
        header.packEnd(modelButton.widget)
        header.setCenteringStrict(false)
        return header
    }

    // MARK: Presenter

    func show(done text: String, undo: (@MainActor () -> Void)?) {
        toasts.show(Toasts.Notice(text: text, undo: undo))
    }

    func show(problem text: String, undo: (@MainActor () -> Void)?) {
        toasts.show(Toasts.Notice(text: text, isProblem: true, undo: undo))
    }

    func show(fatal text: String) {
        let dialog = MessageDialog(window, heading: "Lapel cannot go on", body: text)
        dialog.addResponse("close", "Close")
        dialog.onResponse { [weak self] _ in self?.window.close() }
        dialog.present()
    }

    func editInTry(_ image: GrayImage) {
        stack.visibleName = "try"
        tryPage.edit(image)
    }

    func browse(_ part: Part, index: Int) {
        stack.visibleName = "browse"
        browsePage.show(part, index: index)
    }

    func browseDisagreement(with file: String) {
        stack.visibleName = "browse"
        browsePage.showDisagreement(with: file)
    }
}
