import GtkKit
import Workbench

/// The row of tools under the canvas.
@MainActor
final class CanvasTools {
    let widget = Box(.vertical, spacing: 6)
    private let canvas: CanvasView
    private var tools: [CanvasView.Tool: ToggleButton] = [:]
    private let mirror = ToggleButton(
        icon: "lapel-mirror-symbolic", label: "Mirror: draw both halves at once (M)")
    private let size = Scale(in: Drawing.Brush.sizes, step: 0.5)
    private let ink = Scale(in: 15...255, step: 8)
    private let startFrom = MenuButton("Start from")

    /// - Parameter startMenu: what "Start from" offers.
    init(canvas: CanvasView, startMenu: Menu) {
        self.canvas = canvas
        startFrom.setMenu(startMenu)
        startFrom.setAccessibleLabel("Start from")
        widget.append(Box(.horizontal, spacing: 12, [toolButtons(), scales()]))
        widget.append(commands())
        widget.setMargins(top: 6)
    }

    func select(_ tool: CanvasView.Tool) { tools[tool]?.isActive = true }

    func toggleMirror() { mirror.isActive.toggle() }

    func changeSize(by step: Double) { size.value += step }

    private func toolButtons() -> Box {
        let box = Box(.horizontal)
        box.addCSS("linked")
        let all: [(CanvasView.Tool, String)] = [
            (.brush, "Brush (B)"), (.eraser, "Eraser (E)"), (.fill, "Fill (F)"),
            (.line, "Line (L)"),
        ]
        var first: ToggleButton?
        for (tool, label) in all {
            let button = ToggleButton(icon: "lapel-\(tool.rawValue)-symbolic", label: label)
            button.addCSS("tool")
            if let first { button.join(groupOf: first) } else { first = button }
            button.onToggled { [weak self] on in
                if on { self?.canvas.tool = tool }
            }
            tools[tool] = button
            box.append(button)
        }
        first?.isActive = true
        return box
    }

    private func scales() -> Box {
        size.value = canvas.drawing.brush.size
        size.setAccessibleLabel("Brush size")
        size.tooltip = "Brush size"
        size.onChanged { [weak self] in self?.canvas.setBrush(size: $0) }
        ink.value = 255
        ink.setAccessibleLabel("Ink")
        ink.tooltip = "Ink, from dark to light"
        ink.onChanged { [weak self] in self?.canvas.setBrush(ink: UInt8($0)) }
        let box = Box(.horizontal, spacing: 6)
        for (text, scale) in [("Size", size), ("Ink", ink)] {
            let caption = Label(text, css: "caption", "dim-label")
            scale.setSizeRequest(width: 60)
            scale.expandsHorizontally = true
            box.append(caption)
            box.append(scale)
        }
        box.expandsHorizontally = true
        return box
    }

    private func commands() -> Box {
        mirror.addCSS("tool")
        mirror.onToggled { [weak self] on in
            self?.canvas.setMirrors(on)
            self?.canvas.widget.queueDraw()
        }
        let flip = Button(icon: "lapel-flip-symbolic", label: "Flip left and right")
        flip.addCSS("tool")
        flip.onClicked { [weak self] in self?.canvas.edit { $0.flip() } }
        let open = Button("Open image")
        open.setAction("win.open-image")
        open.tooltip = "Open a picture of any size (Ctrl+O)"
        let clear = Button(icon: "edit-clear-all-symbolic", label: "Clear")
        clear.addCSS("tool")
        clear.tooltip = "Clear: empty the canvas (Delete)"
        clear.onClicked { [weak self] in self?.canvas.edit { $0.clear() } }
        let space = Box(.horizontal)
        space.expandsHorizontally = true
        return Box(.horizontal, spacing: 6, [mirror, flip, clear, space, startFrom, open])
    }
}
