import NeuralNetwork

/// What the learning curves show, in the window and in a picture beside a model. A value; it knows
/// no widget.
public struct Curves: Equatable, Sendable {
    /// A point of a curve.
    public struct Dot: Equatable, Sendable {
        /// Epochs done, with a fraction.
        public var epoch: Double
        /// Loss in nats or accuracy 0…1.
        public var value: Double

        /// A point at these coordinates.
        public init(epoch: Double, value: Double) {
            self.epoch = epoch
            self.value = value
        }
    }

    /// On training images.
    public var trainingLoss: [Dot] = []
    /// On the validation split.
    public var validationLoss: [Dot] = []
    /// On training images.
    public var trainingAccuracy: [Dot] = []
    /// On the validation split.
    public var validationAccuracy: [Dot] = []
    /// How many epochs the run has.
    public var epochs = 1

    /// Without a point.
    public init() {}

    /// The curves of a run that has come so far.
    ///
    /// - Parameter epochs: Nil once the run has ended, maybe early.
    public init(points: [CurvePoint], metrics: [EpochMetrics], epochs: Int?) {
        let reached = points.last.map { Int($0.epoch.rounded(.up)) } ?? 0
        self.epochs = max(epochs ?? reached, reached, metrics.last?.epoch ?? 0, 1)
        trainingLoss = Self.dots(points.map { ($0.epoch, $0.loss) })
        trainingAccuracy = Self.dots(points.map { ($0.epoch, $0.accuracy) })
        validationLoss = Self.dots(metrics.map { (Double($0.epoch), $0.valLoss) })
        validationAccuracy = Self.dots(metrics.map { (Double($0.epoch), $0.valAccuracy) })
    }

    /// Leaves out what cannot be drawn: a training that diverges ends in infinity.
    private static func dots(_ values: [(epoch: Double, value: Double?)]) -> [Dot] {
        values.compactMap { epoch, value in
            value.flatMap { $0.isFinite ? Dot(epoch: epoch, value: $0) : nil }
        }
    }

    /// From 0 to what holds all but the first wild points.
    public var lossRange: ClosedRange<Double> {
        let values = (trainingLoss + validationLoss).map(\.value).sorted()
        guard let typical = values.isEmpty ? nil : values[values.count * 95 / 100] else {
            return 0...1
        }
        return 0...max(typical * 1.1, 0.05)
    }

    /// From below the lowest typical point to 1.
    public var accuracyRange: ClosedRange<Double> {
        let values = (trainingAccuracy + validationAccuracy).map(\.value).sorted()
        guard let low = values.isEmpty ? nil : values[values.count * 5 / 100] else { return 0...1 }
        return max(0, min(low - 0.05, 0.9))...1
    }

    /// The last values in words, for screen readers.
    public var description: String {
        let parts = [
            trainingAccuracy.last.map { "training accuracy \(Numbers.percent($0.value))" },
            validationAccuracy.last.map { "validation accuracy \(Numbers.percent($0.value))" },
        ]
        return parts.compactMap { $0 }.joined(separator: ", ")
    }
}
