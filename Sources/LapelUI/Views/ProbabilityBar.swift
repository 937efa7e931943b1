import GtkKit
import Workbench

/// One bar: how probable one class is. Drawn here, so that it can ease while its accessible value is
/// exact at once.
@MainActor
final class ProbabilityBar {
    /// Which of the ten it is, for the colour.
    enum Emphasis {
        case answer, other, dimmed
    }

    private(set) lazy var widget = Canvas(role: .meter) { [weak self] in self?.draw($0) }
    private let name: String
    private var target = 0.0
    private var shown = 0.0
    private var isMoving = false
    private var emphasis = Emphasis.other

    init(name: String) {
        self.name = name
        widget.setSizeRequest(width: 60, height: 10)
        widget.expandsHorizontally = true
        widget.verticalAlign = .center
        widget.setAccessibleLabel("Probability of \(name)")
        setAccessibleValue()
    }

    /// Moves to `probability`, 0…1.
    func set(_ probability: Double, _ emphasis: Emphasis) {
        guard target != probability || self.emphasis != emphasis else { return }
        target = probability
        self.emphasis = emphasis
        setAccessibleValue()
        widget.queueDraw()
        if !StyleManager.animates || !widget.isMapped { shown = target }
        guard shown != target, !isMoving else { return }
        isMoving = true
        widget.onFrame { [weak self] in self?.step() ?? false }
    }

    private func setAccessibleValue() {
        widget.setAccessibleValue(
            target * 100, in: 0...100, text: Numbers.percent(target))
        // GTK tells AT-SPI the values of its own bars only; the description gets through.
        widget.setAccessibleDescription(Numbers.percent(target))
    }

    /// Half of the way that is left in each frame: done within a tenth of a second.
    private func step() -> Bool {
        shown += (target - shown) * 0.5
        if abs(target - shown) < 0.002 { shown = target }
        widget.queueDraw()
        isMoving = shown != target
        return isMoving
    }

    private func draw(_ painter: Painter) {
        let radius = painter.height / 2
        let ink = widget.foreground
        painter.fill(painter.bounds, cornerRadius: radius, ink.faded(0.08))
        guard shown > 0.0005 else { return }
        var filled = painter.bounds
        filled.width = max(painter.height, painter.width * shown)
        let colour =
            switch emphasis {
            case .answer: widget.colour(named: "accent_bg_color")
            case .other: ink.faded(0.4)
            case .dimmed: ink.faded(0.2)
            }
        painter.fill(filled, cornerRadius: radius, colour)
    }
}
