import Datasets
import Foundation
import Testing

@testable import Workbench

/// Figures against values worked out by hand.
@Suite struct EvaluationMeasuringTests {
    private func evaluation(_ probabilities: [[Float]], _ labels: [Int]) -> Evaluation {
        Evaluation(
            split: .test, probabilities: probabilities.flatMap { $0 }, labels: labels,
            classCount: 3, leftOut: 2, seconds: 5)
    }

    /// Five predictions, of which the first three are right.
    private var mixed: Evaluation {
        evaluation(
            [
                [0.5, 0.25, 0.25], [0.125, 0.75, 0.125], [0.75, 0.125, 0.125],
                [0.5, 0.25, 0.25], [0.25, 0.25, 0.5],
            ], [0, 1, 0, 1, 0])
    }

    @Test func lossIsTheMeanNegativeLogarithm() {
        let expected = (log(2) + log(4.0 / 3) + log(4.0 / 3) + log(4) + log(4)) / 5
        #expect(abs(mixed.loss - expected) < 1e-9)
    }

    @Test func accuracyHasItsStandardError() {
        #expect(mixed.accuracy == 0.6)
        #expect(abs(mixed.standardError - 0.219089023) < 1e-9)
    }

    @Test func confusionHasARowForEachRealClass() {
        #expect(mixed.confusion == [[2, 0, 1], [1, 1, 0], [0, 0, 0]])
    }

    @Test func eachClassHasItsFigures() {
        let classes = mixed.perClass
        #expect(classes.map(\.support) == [3, 2, 0])
        // A class without images has no recall; one that nothing is taken for, no precision.
        let recalls: [Double?] = [2.0 / 3, 0.5, nil]
        let precisions: [Double?] = [2.0 / 3, 1, 0]
        #expect(classes.map(\.recall) == recalls)
        #expect(classes.map(\.precision) == precisions)
        for (figures, f1) in zip(classes, [2.0 / 3, 2.0 / 3, 0]) {
            #expect(abs((figures.f1 ?? .nan) - f1) < 1e-12)
        }
    }

    @Test func noveltyIsMeasuredByRankAndByThreshold() throws {
        let figures = try #require(
            Evaluation.NoveltyFigures(garments: [0.1, 0.5, 0.6], others: [0.9, 0.5]))
        // 0.9 exceeds all three; 0.5 exceeds one and ties with one.
        #expect(abs(figures.auroc - 4.5 / 6) < 1e-12)
        #expect(figures.images == 2)
        #expect(figures.flagged == 1 && figures.flaggedGarments == 1)
        #expect(Evaluation.NoveltyFigures(garments: [0.1], others: []) == nil)
    }

    @Test func whatIsToldIsPassedOn() {
        #expect(mixed.split == .test)
        #expect(mixed.images == 5 && mixed.leftOut == 2 && mixed.seconds == 5)
    }

    @Test func calibrationErrorWeighsTheGapOfEachBin() {
        // Confidence 0.5 three times, one of them right: a gap of 1.5 - 1. Confidence 0.75 twice,
        // both right: a gap of 2 - 1.5.
        #expect(abs(mixed.expectedCalibrationError - (0.5 + 0.5) / 5) < 1e-9)
    }

    @Test func binsAreAFifteenthWide() {
        // 0.5625 and 0.59375 share the bin from 8/15 to 9/15, so that one right and one wrong make
        // one gap of 1.15625 - 1.
        let together = evaluation([[0.5625, 0.4375, 0], [0.59375, 0.40625, 0]], [0, 1])
        #expect(abs(together.expectedCalibrationError - 0.15625 / 2) < 1e-9)
        // 0.65625 and 0.6875 lie on both sides of 10/15: gaps of 0.34375 and 0.6875.
        let apart = evaluation([[0.65625, 0.34375, 0], [0.6875, 0.3125, 0]], [0, 1])
        #expect(abs(apart.expectedCalibrationError - (0.34375 + 0.6875) / 2) < 1e-9)
    }

    @Test func certaintyIsInTheLastBin() {
        let right = evaluation([[1, 0, 0], [0, 0, 1]], [0, 2])
        #expect(right.expectedCalibrationError == 0)
        #expect(right.loss == 0)
        // A probability of 0 for what is right is as bad as it gets, but finite.
        let wrong = evaluation([[1, 0, 0]], [1])
        #expect(wrong.expectedCalibrationError == 1)
        #expect(abs(wrong.loss - 12 * log(10)) < 1e-9)
    }

    @Test func theFirstOfEqualProbabilitiesCounts() {
        #expect(evaluation([[0.25, 0.375, 0.375]], [1]).accuracy == 1)
    }

    @Test func noImagesHaveFiguresOfZero() {
        let none = evaluation([], [])
        #expect(none.images == 0 && none.loss == 0 && none.accuracy == 0)
        #expect(none.expectedCalibrationError == 0 && none.standardError == 0)
        #expect(none.perClass.allSatisfy { $0.recall == nil && $0.f1 == nil })
    }
}
