import GtkKit
import Testing

extension GtkSuite {
    @Suite("Signals", .needsDisplay) @MainActor
    struct SignalTests {
        @Test func clickReachesItsHandlerOnce() {
            let clicks = Counter()
            let button = Button("Press")
            button.onClicked { clicks.value += 1 }
            button.emit("clicked")
            #expect(clicks.value == 1)
        }

        @Test func handlerOutlivesItsWrapper() {
            let seen = Counter()
            let box = Box(.vertical)
            do {
                let toggle = ToggleButton("Press")
                toggle.onToggled { isActive in seen.value += isActive ? 1 : 100 }
                box.append(toggle)
            }
            box.tree[1].emit("clicked")
            #expect(seen.value == 1)
        }

        @Test func disconnectedHandlerIsSilent() {
            let clicks = Counter()
            let button = Button("Press")
            let handler = button.onClicked { clicks.value += 1 }
            handler.disconnect()
            button.emit("clicked")
            #expect(clicks.value == 0)
        }

        @Test func handlerMayDisconnectItself() {
            let clicks = Counter()
            let button = Button("Press")
            var handler: SignalHandler?
            handler = button.onClicked {
                handler?.disconnect()
                clicks.value += 1
            }
            button.emit("clicked")
            button.emit("clicked")
            #expect(clicks.value == 1)
        }

        @Test func mutedHandlerIsSilentOnlyDuringTheChange() {
            let values = Counter()
            let spin = SpinButton(in: 0...10, step: 1)
            let handler = spin.onChanged { values.value += Int($0) }
            handler.muted { spin.value = 3 }
            #expect(values.value == 0)
            spin.value = 4
            #expect(values.value == 4)
        }

        @Test func argumentsArriveWithTheirTypes() {
            let activated = Counter()
            let list = ListBox()
            for text in ["a", "b", "c"] { list.append(ListBoxRow(Label(text))) }
            list.onRowActivated { activated.value = $0 }
            let window = ApplicationWindow(testApplication)
            window.setContent(list)
            // The list itself, the first row, its label, the second row.
            list.tree[3].emit("activate")
            #expect(activated.value == 1)
            window.destroy()
        }

        @Test func dropDownSaysWhichTextIsChosen() {
            let chosen = Counter()
            let list = DropDown(["Test", "Training"])
            list.onSelected { chosen.value = $0 }
            list.selected = 1
            #expect(chosen.value == 1)
            list.setChoices([])
            #expect(list.selected == nil)
        }

        @Test func disabledActionDisablesItsButton() {
            let runs = Counter()
            let window = ApplicationWindow(testApplication)
            let action = window.add(Action("undo") { runs.value += 1 })
            let button = Button("Undo")
            button.setAction("win.undo")
            window.setContent(button)
            #expect(button.activateAction("win.undo"))
            #expect(runs.value == 1)
            action.isEnabled = false
            #expect(!button.isSensitive)
            window.destroy()
        }
    }
}
