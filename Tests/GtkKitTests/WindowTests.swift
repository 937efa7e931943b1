import GtkKit
import Testing

extension GtkSuite {
    @Suite("Windows", .needsDisplay) @MainActor
    struct WindowTests {
        @Test func titlesWithMarkupCharactersAreShownAsTheyAre() {
            #expect(escapedMarkup("a < b & c") == "a &lt; b &amp; c")
            let group = PreferencesGroup(title: "Rows")
            group.add(ActionRow(title: "T-shirt & <top>", subtitle: "1 < 2"))
            let texts = group.tree.count
            #expect(texts > 5)
        }

        @Test func pagesSwitchByName() {
            let stack = ViewStack()
            stack.add(Label("a"), name: "try", title: "Try", icon: "document-edit-symbolic")
            stack.add(Label("b"), name: "browse", title: "Browse", icon: "view-grid-symbolic")
            var shown: [String] = []
            stack.onPage { shown.append($0) }
            stack.visibleName = "browse"
            #expect(shown == ["browse"])
            #expect(stack.visibleName == "browse")
        }

        @Test func dialogAnswersWithTheResponsePressed() async {
            let parent = ApplicationWindow(testApplication)
            parent.present()
            let dialog = MessageDialog(parent, heading: "Go back?", body: "The model is replaced.")
            dialog.addResponse("cancel", "Cancel")
            dialog.addResponse("go-back", "Go back", .destructive)
            let answer = Task { await dialog.choose() }
            #expect(await MainLoop.settle { dialog.isMapped })
            dialog.close()
            #expect(await answer.value == "close")
            parent.destroy()
        }

        @Test func windowThatKeepsOpenStaysOpen() async {
            let window = ApplicationWindow(testApplication)
            window.setContent(Label("content"))
            let requests = Counter()
            let handler = window.onCloseRequest {
                requests.value += 1
                return true
            }
            window.present()
            #expect(await MainLoop.settle { window.isMapped })
            window.close()
            #expect(requests.value == 1)
            #expect(window.isVisible)
            handler.disconnect()
            window.destroy()
        }

        @Test func shortcutsWindowShowsKeysAndEscapesTitles() async {
            let parent = ApplicationWindow(testApplication)
            let window = ShortcutsWindow(
                parent,
                groups: [
                    .init("Draw & label", [.init("Undo", keys: "<Control>z")])
                ])
            window.present()
            #expect(await MainLoop.settle { window.isMapped })
            window.destroy()
            parent.destroy()
        }

        @Test func popoverGoesWithTheWidgetThatItPointsAt() async {
            let deaths = DeathCount()
            let window = ApplicationWindow(testApplication)
            do {
                let label = Label("anchor")
                let content = Label("content")
                content.keep(Witness { deaths.add() })
                Popover(content).setParent(label)
                window.setContent(label)
            }
            #expect(deaths.value == 0)
            window.setContent(Label("other"))
            #expect(deaths.value == 1)
            window.destroy()
        }

        @Test func styleFollowsTheScheme() {
            StyleManager.setScheme(.dark)
            #expect(StyleManager.isDark)
            StyleManager.setScheme(.light)
            #expect(!StyleManager.isDark)
            StyleManager.setScheme(.system)
        }

        @Test func animationsCanBeSwitchedOff() {
            StyleManager.animates = false
            #expect(!StyleManager.animates)
            StyleManager.animates = true
            #expect(StyleManager.animates)
        }
    }
}
