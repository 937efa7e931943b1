import Glibc
import NeuralNetwork
import Testing

@Suite struct CholeskyFactorTests {
    @Test func aSmallMatrixIsSolved() throws {
        // [[4, 2], [2, 3]] is L·Lᵀ with L = [[2, 0], [1, √2]].
        let factor = try #require(CholeskyFactor([4, .nan, 2, 3], size: 2))
        let whitened = factor.whitened([2, 1 + 2.squareRoot()])
        #expect(abs(whitened[0] - 1) < 1e-12 && abs(whitened[1] - 1) < 1e-12)
        let solution = factor.solution(of: [2, 1])
        #expect(abs(solution[0] - 0.5) < 1e-12 && abs(solution[1]) < 1e-12)
    }

    @Test(arguments: [[1, 2, 2, 1], [0, 0, 0, 1], [1, .nan, .nan, 1], [1, 0, 0, .infinity]])
    func aMatrixThatIsNotPositiveDefiniteHasNone(matrix: [Double]) {
        #expect(CholeskyFactor(matrix, size: 2) == nil)
    }
}

@Suite struct LogisticRegressionTests {
    @Test func theWeightIsWhereSlopeAndPenaltyMeet() {
        // One of each kind at -1 and 1: the loss log(1 + e^-w) + p/2·w² is least where
        // p·w = 1 / (1 + e^w).
        let fit = LogisticRegression(rows: [[-1], [1]], isPositive: [false, true], penalty: 0.1)
        #expect(abs(0.1 * fit.weights[0] - 1 / (1 + exp(fit.weights[0]))) < 1e-6)
        #expect(abs(fit.bias) < 1e-9)
        #expect(fit.weights[0] > 1)
    }

    @Test func eachKindCountsHalfHoweverManyThereAre() {
        let rows = [[-1.0]] + Array(repeating: [1.0], count: 99)
        let fit = LogisticRegression(
            rows: rows, isPositive: rows.map { $0[0] > 0 }, penalty: 0.1)
        #expect(abs(fit.bias) < 1e-6)
    }

    @Test func anUnpenalizedBiasFindsAnyMiddle() {
        let rows = [[100.0], [101], [102], [103]]
        let fit = LogisticRegression(rows: rows, isPositive: [false, false, true, true])
        #expect(abs(fit.bias + 101.5 * fit.weights[0]) < 1e-3 * abs(fit.bias))
        #expect(LogisticRegression.probability(fit.bias + 103 * fit.weights[0]) > 0.85)
    }

    @Test func theProbabilityOfNothingIsAHalf() {
        #expect(LogisticRegression.probability(0) == 0.5)
        #expect(abs(LogisticRegression.probability(log(3)) - 0.75) < 1e-12)
    }
}

@Suite struct RankAreaTests {
    @Test(
        arguments: [
            ([1, 2], [3, 4], 1), ([3, 4], [1, 2], 0), ([1, 1], [1, 1], 0.5), ([1, 3], [2], 0.5),
            // 2 beats 1 and ties twice; 3 beats all three.
            ([1, 2, 2], [3, 2], 5.0 / 6), ([0, 0, 1], [0], 1.0 / 3),
        ] as [([Double], [Double], Double)])
    func theShareOfPairsInOrder(negatives: [Double], positives: [Double], area: Double) throws {
        let found = try #require(RankArea.auroc(negatives: negatives, positives: positives))
        #expect(abs(found - area) < 1e-12)
    }

    @Test func withoutOneOfEachThereIsNone() {
        #expect(RankArea.auroc(negatives: [], positives: [1]) == nil)
        #expect(RankArea.auroc(negatives: [1], positives: []) == nil)
    }
}
