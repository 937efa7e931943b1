import Foundation
import NeuralNetwork
import Testing

@Suite struct ScheduleTests {
    private func factors(
        _ schedule: Recipe.Schedule, steps: Int, epochs: Int
    ) -> [Double] {
        (0..<steps * epochs).map {
            schedule.factor(step: $0, stepsPerEpoch: steps, epochs: epochs)
        }
    }

    private func difference(_ found: [Double], _ expected: [Double]) -> Double {
        guard found.count == expected.count else { return .infinity }
        return zip(found, expected).reduce(0) { max($0, abs($1.0 - $1.1)) }
    }

    @Test(
        arguments: [
            ("one_cycle", .oneCycle(), 4, 5),
            (
                "one_cycle_short_rise", .oneCycle(rise: 0.2, divisor: 5, finalDivisor: 100), 17,
                1
            ),
            ("one_cycle_long_rise", .oneCycle(rise: 0.95), 5, 2),
            ("cosine", .cosine(final: 0.05), 3, 4),
        ] as [(String, Recipe.Schedule, Int, Int)])
    func factorsAreThoseOfPyTorch(
        name: String, schedule: Recipe.Schedule, steps: Int, epochs: Int
    ) throws {
        let expected = try #require(try OptimizerGolden.read().schedules[name])
        #expect(difference(factors(schedule, steps: steps, epochs: epochs), expected) < 1e-12)
    }

    @Test func constantStays() {
        #expect(factors(.constant, steps: 2, epochs: 2) == [1, 1, 1, 1])
    }

    @Test func stepsFallAfterWholeEpochs() {
        let found = factors(.step(every: 2, factor: 0.5), steps: 2, epochs: 5)
        #expect(found == [1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.25, 0.25])
    }

    @Test func cosineRisesThenFalls() {
        let found = factors(.cosine(warmup: 1.5, final: 0.1), steps: 2, epochs: 4)
        let falling = (0..<5).map { 0.1 + 0.45 * (1 + cos(.pi * Double($0) / 5)) }
        #expect(difference(found, [1.0 / 3, 2.0 / 3, 1] + falling) < 1e-12)
    }

    @Test func aWarmupLongerThanTheRunOnlyRises() {
        let found = factors(.cosine(warmup: 100), steps: 2, epochs: 2)
        #expect(found == [0.25, 0.5, 0.75, 1])
    }

    @Test(
        arguments: [
            .constant, .step(every: 1, factor: 0.1), .cosine(warmup: 0.5), .oneCycle(),
            .oneCycle(rise: 0), .oneCycle(rise: 1),
        ] as [Recipe.Schedule])
    func evenTheShortestRunsLearn(schedule: Recipe.Schedule) {
        for (steps, epochs) in [(1, 1), (1, 2), (2, 1), (3, 1)] {
            let found = factors(schedule, steps: steps, epochs: epochs)
            #expect(found.allSatisfy { $0 >= 0 && $0 <= 1 })
            #expect(found.contains { $0 > 0.09 }, "\(found)")
        }
    }
}
