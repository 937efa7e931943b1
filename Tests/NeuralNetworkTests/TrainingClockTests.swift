import Testing

@testable import NeuralNetwork

@Suite struct TrainingClockTests {
    @Test func firstStepOfARunIsNeitherReportedNorReckonedWith() {
        var clock = TrainingClock()
        clock.beginEpoch(at: 100)
        let reports = [105, 105.5, 106].map { clock.didStep(at: $0) }
        #expect(reports == [false, true, true])
        #expect(clock.secondsLeft(steps: 10, validations: 0) == 5)
        #expect(clock.imagesPerSecond(batchSize: 64) == 128)
    }

    @Test func firstStepsOfLaterEpochsCount() {
        var clock = TrainingClock()
        clock.beginEpoch(at: 100)
        _ = clock.didStep(at: 105)
        _ = clock.didStep(at: 106)
        clock.didValidate(seconds: 3)
        clock.beginEpoch(at: 110)
        let reports = [112, 114].map { clock.didStep(at: $0) }
        #expect(reports == [true, true])
        #expect(clock.secondsLeft(steps: 2, validations: 2) == 10)
    }

    @Test func aRunOfOneStepIsReckonedByThat() {
        var clock = TrainingClock()
        clock.beginEpoch(at: 100)
        _ = clock.didStep(at: 102)
        #expect(clock.secondsLeft(steps: 3, validations: 1) == 6)
    }

    @Test func reportsAreThirtyASecondAtMost() {
        var clock = TrainingClock()
        clock.beginEpoch(at: 0)
        let reports = (1...1000).filter { clock.didStep(at: Double($0) / 1000) }
        #expect(reports.count <= 30 && reports.count >= 28)
    }
}
