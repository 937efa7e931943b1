import Foundation
import Testing

@testable import Datasets

/// The numbers behind every split and augmentation must never change.
struct SeededGeneratorTests {
    @Test func splitMix64GivesThePublishedNumbers() {
        // The reference implementation's first outputs for seed 1234567.
        var generator = SplitMix64(state: 1_234_567)
        let numbers = (0..<3).map { _ in generator.next() }
        #expect(
            numbers == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
            ])
    }

    @Test func stateContinuesWhereItWasStored() throws {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<5 { _ = generator.next() }
        let stored = try JSONEncoder().encode(generator)
        var restored = try JSONDecoder().decode(SeededGenerator.self, from: stored)
        #expect((0..<10).allSatisfy { _ in restored.next() == generator.next() })
    }

    @Test func permutationHoldsEachNumberOnceAndDependsOnTheSeed() {
        var (first, again, other) = (
            SeededGenerator(seed: 1), SeededGenerator(seed: 1), SeededGenerator(seed: 2)
        )
        let order = first.permutation(of: 1_000)
        #expect(order.sorted() == Array(0..<1_000))
        #expect(order == again.permutation(of: 1_000))
        #expect(order != other.permutation(of: 1_000))
    }

    @Test func theSplitIsTheOneThatFiguresWereMeasuredOn() {
        let (train, validation) = Split.indices()
        #expect(train.prefix(5) == [0, 1, 2, 3, 4])
        #expect(validation.prefix(5) == [7, 10, 19, 22, 44])
        #expect(validation.reduce(0, +) == 149_314_030)
    }
}
