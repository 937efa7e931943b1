import GtkKit
import Testing

extension GtkSuite {
    @Suite("Accessibility", .needsDisplay) @MainActor
    struct AccessibilityTests {
        @Test func iconButtonIsNamed() {
            let button = Button(icon: "edit-undo-symbolic", label: "Undo")
            #expect(button.hasAccessibleLabel("Undo"))
            #expect(!button.hasAccessibleLabel("Redo"))
            #expect(button.tooltip == "Undo")
        }

        @Test func canvasTakesANameAndADescription() {
            let canvas = Canvas { _ in }
            canvas.setAccessibleLabel("Test image 42")
            canvas.setAccessibleDescription("Real class Dress")
            #expect(canvas.hasAccessibleLabel("Test image 42"))
            #expect(canvas.hasAccessibleDescription("Real class Dress"))
        }

        @Test func levelTellsItsValue() {
            let bar = LevelBar()
            bar.setAccessibleLabel("Probability of Coat")
            bar.value = 0.61
            #expect(bar.value == 0.61)
            #expect(bar.hasAccessibleLabel("Probability of Coat"))
        }
    }
}
