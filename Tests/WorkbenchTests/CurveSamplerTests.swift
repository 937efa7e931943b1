import Testing

@testable import NeuralNetwork
@testable import Workbench

@Suite struct CurveSamplerTests {
    private var sampler = CurveSampler()

    /// Progress whose loss so far is the mean of `losses`.
    private func progress(epoch: Int, losses: [Double], of steps: Int) -> TrainingProgress {
        let mean = losses.reduce(0, +) / Double(losses.count)
        return TrainingProgress(
            epoch: epoch, epochs: 3, step: losses.count, steps: steps, imagesPerSecond: 1,
            loss: mean, accuracy: 1 - mean, learningRate: 1, secondsLeft: 1)
    }

    private mutating func point(_ progress: TrainingProgress, after epochs: Int = 0) -> CurvePoint?
    {
        sampler.point(at: progress, after: epochs)
    }

    @Test mutating func aPointIsTheMeanSinceTheLastOne() {
        let first = point(progress(epoch: 1, losses: [0.9, 0.7], of: 4), after: 5)
        expect(first, epoch: 5.5, loss: 0.8)
        let second = point(progress(epoch: 1, losses: [0.9, 0.7, 0.3, 0.1], of: 4), after: 5)
        expect(second, epoch: 6, loss: 0.2)
        let next = point(progress(epoch: 2, losses: [0.15], of: 4), after: 5)
        expect(next, epoch: 6.25, loss: 0.15)
    }

    private func expect(_ point: CurvePoint?, epoch: Double, loss: Double) {
        #expect(point?.epoch == epoch)
        #expect(abs((point?.loss ?? -1) - loss) < 1e-12)
        #expect(abs((point?.accuracy ?? -1) - (1 - loss)) < 1e-12)
    }

    @Test mutating func pointsStandApartButAnEpochsLastIsThere() {
        func at(_ step: Int) -> TrainingProgress {
            progress(epoch: 1, losses: Array(repeating: 0.5, count: step), of: 400)
        }
        let isThere = [1, 10, 10, 399, 400].map { point(at($0)) != nil }
        #expect(isThere == [false, true, false, true, true])
    }
}
