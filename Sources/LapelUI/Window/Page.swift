import GtkKit
import Workbench

/// One page of the window. It lives as long as the window does.
@MainActor
protocol Page: AnyObject {
    /// What the view stack shows.
    var widget: Widget { get }
    /// The page came into view.
    func shown()
    /// A digit key: "it really is this class". False if there is nothing to label.
    ///
    /// - Parameter stays: Whether Shift keeps the page from moving on to the next sample.
    func label(as classIndex: Int, stays: Bool) -> Bool
    /// A key that nothing else wanted. False if the page does not want it either.
    func handle(_ key: Key, _ modifiers: Modifiers) -> Bool
}

extension Page {
    func shown() {}
    func label(as classIndex: Int, stays: Bool) -> Bool { false }
    func handle(_ key: Key, _ modifiers: Modifiers) -> Bool { false }
}
