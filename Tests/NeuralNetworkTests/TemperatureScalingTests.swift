import Foundation
import NeuralNetwork
import Testing

@Suite struct TemperatureScalingTests {
    /// With two classes, confidence p and a share q of right predictions, the temperature is
    /// logit(p) / logit(q).
    @Test(arguments: [
        (Float(0.9), 75, 2.0), (0.9, 90, 1), (0.75, 90, 0.5), (0.99, 60, log(99) / log(1.5)),
    ])
    func twoClassesHaveAClosedForm(confidence: Float, right: Int, expected: Double) {
        let found = TemperatureScaling.fit(
            probabilities: (0..<100).flatMap { _ in [confidence, 1 - confidence] },
            labels: (0..<100).map { $0 < right ? 0 : 1 }, classCount: 2)
        #expect(abs(found - expected) < 1e-5)
    }

    @Test func noTemperatureNearbyHasALowerLoss() {
        let (classes, samples) = (5, 400)
        let logits = KernelData.random(classes * samples, seed: 3).map { Double($0) * 6 }
        let rows = (0..<samples).map { Array(logits[$0 * classes..<($0 + 1) * classes]) }
        var random = SplitMix64(state: 4)
        // Labels drawn at temperature 3.
        let labels = rows.map { row in
            var rest = Double.random(in: 0..<1, using: &random)
            return softmax(row, 3).firstIndex { share in
                rest -= share
                return rest < 0
            } ?? classes - 1
        }
        let found = TemperatureScaling.fit(
            probabilities: rows.flatMap { softmax($0, 1).map(Float.init) }, labels: labels,
            classCount: classes)
        func loss(_ temperature: Double) -> Double {
            zip(rows, labels).reduce(0) { $0 - log(softmax($1.0, temperature)[$1.1]) }
        }
        #expect(abs(found - 3) < 0.5)
        #expect(loss(found) < loss(found * 1.01))
        #expect(loss(found) < loss(found / 1.01))
    }

    @Test func predictionsThatAreAllRightOrAllWrongEndAtTheLimits() {
        func fit(label: Int) -> Double {
            TemperatureScaling.fit(
                probabilities: [0.6, 0.4, 1, 0], labels: [label, label], classCount: 2)
        }
        #expect(abs(fit(label: 0) - TemperatureScaling.range.lowerBound) < 1e-9)
        #expect(abs(fit(label: 1) - TemperatureScaling.range.upperBound) < 1e-9)
    }

    private func softmax(_ logits: [Double], _ temperature: Double) -> [Double] {
        let weights = logits.map { exp($0 / temperature) }
        let sum = weights.reduce(0, +)
        return weights.map { $0 / sum }
    }
}
