import GtkKit
import Workbench

/// Loss and accuracy over the epochs, training against validation, one above the other.
@MainActor
final class CurvesView {
    private(set) lazy var widget = Canvas(role: .image) { [weak self] in self?.draw($0) }
    private var curves = Curves()

    init() {
        widget.setSizeRequest(width: 280, height: 240)
        widget.expand()
        widget.setAccessibleLabel("Learning curves")
    }

    func show(_ curves: Curves) {
        self.curves = curves
        widget.setAccessibleDescription(curves.description)
        widget.queueDraw()
    }

    private func draw(_ painter: Painter) {
        let top = 28.0
        let gap = 38.0
        let height = (painter.height - top - gap - 22) / 2
        let left = 44.0
        let width = painter.width - left - 58
        let style = ChartStyle(widget: widget)
        let loss = Rectangle(x: left, y: top, width: width, height: height)
        let accuracy = Rectangle(x: left, y: top + height + gap, width: width, height: height)
        Chart(
            title: "Loss", area: loss, range: curves.lossRange, epochs: curves.epochs,
            format: { Numbers.decimals($0, 2) }, style: style
        ).draw(painter, training: curves.trainingLoss, validation: curves.validationLoss)
        let chart = Chart(
            title: "Accuracy, %", area: accuracy, range: curves.accuracyRange,
            epochs: curves.epochs, format: { Numbers.decimals($0 * 100, 1) }, style: style)
        chart.draw(
            painter, training: curves.trainingAccuracy, validation: curves.validationAccuracy)
        chart.drawEpochs(painter)
        style.drawLegend(painter, in: loss)
    }
}
