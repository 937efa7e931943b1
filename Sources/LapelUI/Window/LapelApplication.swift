import GtkKit
import Workbench

/// The application: one window on one workbench.
@MainActor
public final class LapelApplication {
    /// The id of the desktop entry, the icon and the bus name.
    public static let id = "org.lapel.Lapel"

    private let application = Application(id: LapelApplication.id, name: "Lapel")
    private let workbench: Workbench
    private var window: MainWindow?

    /// An application on a workbench that is not open yet.
    public init(workbench: Workbench? = nil) {
        var configuration = Configuration()
        configuration.learnsAtOnce = true
        self.workbench = workbench ?? Workbench(configuration: configuration)
        application.onActivate { [weak self] in self?.shownWindow() }
        application.onOpen { [weak self] paths in self?.shownWindow()?.open(files: paths) }
        application.onShutdown { [weak self] in self?.window?.rememberState() }
    }

    /// Runs until the window is closed; gives the exit status.
    public func run(arguments: [String] = CommandLine.arguments) -> Int32 {
        application.run(arguments: arguments)
    }

    @discardableResult
    private func shownWindow() -> MainWindow? {
        if window == nil {
            StyleManager.addStyleSheet(String(decoding: PackageResources.style_css, as: UTF8.self))
            if let icons = workbench.configuration.resources.file("icons") {
                StyleManager.addIcons(folder: icons)
            }
            window = MainWindow(application: application, workbench: workbench)
        }
        window?.window.present()
        return window
    }
}
