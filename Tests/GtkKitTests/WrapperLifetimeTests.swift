import GtkKit
import Synchronization
import Testing

extension GtkSuite {
    @Suite("Wrappers", .needsDisplay) @MainActor
    struct WrapperLifetimeTests {
        /// The closure of a widget's handler dies with the widget, which makes its death visible.
        private func widgetWithWitness(_ deaths: DeathCount) -> Label {
            let label = Label("mortal")
            let witness = Witness { deaths.add() }
            label.on("destroy") { _ in _ = witness }
            return label
        }

        @Test func widgetDiesAtOnceWithItsLastWrapperOnTheMainThread() {
            let deaths = DeathCount()
            do {
                let label = widgetWithWitness(deaths)
                #expect(label.text == "mortal")
                #expect(deaths.value == 0)
            }
            #expect(deaths.value == 1)
        }

        @Test func widgetOutlivesItsWrapperInsideAParent() {
            let deaths = DeathCount()
            var box: Box? = Box(.vertical, [widgetWithWitness(deaths)])
            #expect(deaths.value == 0)
            #expect(box?.tree.count == 2)
            box = nil
            #expect(deaths.value == 1)
        }

        @Test func lastReferenceInADetachedTaskHopsToTheMainThread() async {
            let deaths = DeathCount()
            var label: Label? = widgetWithWitness(deaths)
            let holder = Holder(label)
            label = nil
            await Task.detached { holder.drop() }.value
            // Only GTK's loop lets it go.
            #expect(deaths.value == 0)
            #expect(await MainLoop.settle { deaths.value == 1 })
        }

        @Test func keptObjectLivesUntilTheWidgetIsDestroyed() {
            let deaths = DeathCount()
            do {
                let label = Label("kept")
                label.keep(Witness { deaths.add() })
                #expect(deaths.value == 0)
            }
            #expect(deaths.value == 1)
        }

        @Test func destroyedWindowReleasesAKeptControllerThatHoldsIt() async {
            let deaths = DeathCount()
            let window = ApplicationWindow(testApplication)
            window.setContent(Label("content"))
            window.present()
            #expect(await MainLoop.settle { window.isMapped })
            window.keep(Controller(window, Witness { deaths.add() }))
            #expect(deaths.value == 0)
            window.destroy()
            #expect(deaths.value == 1)
        }

        private final class Controller {
            let window: Window
            let witness: Witness
            init(_ window: Window, _ witness: Witness) {
                self.window = window
                self.witness = witness
            }
        }
    }
}

/// Counts from any thread.
final class DeathCount: Sendable {
    private let count = Mutex(0)
    var value: Int { count.withLock { $0 } }
    func add() { count.withLock { $0 += 1 } }
}

/// Carries the last reference to an object into a task and drops it there.
private final class Holder: Sendable {
    private let object: Mutex<Label?>
    init(_ object: sending Label?) { self.object = Mutex(object) }
    func drop() { object.withLock { $0 = nil } }
}
