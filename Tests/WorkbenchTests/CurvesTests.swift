import Testing

@testable import Workbench

@Suite struct CurvesTests {
    @Test func withoutPointsTheRangesAreWhole() {
        let curves = Curves()
        #expect(curves.lossRange == 0...1)
        #expect(curves.accuracyRange == 0...1)
        #expect(curves.description == "")
    }

    @Test func dotsKeepTheirEpochs() {
        let curves = Curves(
            points: [point(0.5, loss: 2, accuracy: 0.4), point(1, loss: 1, accuracy: 0.7)],
            metrics: [epoch(1, valLoss: 1.5, valAccuracy: 0.6)], epochs: 3)
        #expect(curves.epochs == 3)
        #expect(
            curves.trainingLoss == [.init(epoch: 0.5, value: 2), .init(epoch: 1, value: 1)])
        #expect(curves.validationAccuracy == [.init(epoch: 1, value: 0.6)])
        #expect(
            curves.description == "training accuracy 70.0 %, validation accuracy 60.0 %")
    }

    @Test func aRunThatEndedEarlyEndsTheAxis() {
        let points = [point(0.5, loss: 1, accuracy: 0.5), point(2.5, loss: 1, accuracy: 0.5)]
        #expect(Curves(points: points, metrics: [], epochs: nil).epochs == 3)
        #expect(Curves(points: points, metrics: [], epochs: 10).epochs == 10)
        #expect(Curves(points: [], metrics: [], epochs: 0).epochs == 1)
    }

    @Test func oneWildPointDoesNotFlattenTheRest() {
        var points = (1...99).map { point(Double($0) / 99, loss: 0.5, accuracy: 0.9) }
        points.insert(point(0, loss: 1_000, accuracy: 0), at: 0)
        let curves = Curves(points: points, metrics: [], epochs: 1)
        #expect(curves.lossRange == 0...0.55)
        #expect(abs(curves.accuracyRange.lowerBound - 0.85) < 1e-12)
        #expect(curves.accuracyRange.upperBound == 1)
    }

    @Test func perfectCurvesStillHaveARange() {
        let curves = Curves(points: [point(1, loss: 0, accuracy: 1)], metrics: [], epochs: 1)
        #expect(curves.lossRange == 0...0.05)
        #expect(curves.accuracyRange == 0.9...1)
    }

    @Test func whatIsNotFiniteIsLeftOut() {
        let curves = Curves(
            points: [point(0.5, loss: .infinity, accuracy: 0.1)],
            metrics: [epoch(1, valLoss: .nan, valAccuracy: nil)], epochs: 1)
        #expect(curves.trainingLoss.isEmpty)
        #expect(curves.validationLoss.isEmpty)
        #expect(curves.lossRange == 0...1)
        #expect(curves.trainingAccuracy == [.init(epoch: 0.5, value: 0.1)])
    }

    private func point(_ epoch: Double, loss: Double, accuracy: Double) -> CurvePoint {
        CurvePoint(epoch: epoch, loss: loss, accuracy: accuracy)
    }

    private func epoch(_ number: Int, valLoss: Double?, valAccuracy: Double?) -> EpochMetrics {
        EpochMetrics(
            epoch: number, loss: 1, accuracy: 0.5, valLoss: valLoss, valAccuracy: valAccuracy,
            learningRate: 0.1, seconds: 1, imagesPerSecond: 1)
    }
}
