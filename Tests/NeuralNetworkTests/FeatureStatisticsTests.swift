import NeuralNetwork
import Testing

/// Against values worked out by hand.
@Suite struct FeatureStatisticsTests {
    /// Sums over rows of features, each with its class.
    private func statistics(
        _ rows: [(features: [Float], classIndex: Int)], classes: Int = 2
    ) -> FeatureStatistics {
        var sums = FeatureStatistics.Sums(
            featureCount: rows[0].features.count, classCount: classes)
        for row in rows { sums.add(row.features, classIndex: row.classIndex) }
        return sums.statistics
    }

    @Test func sumsAreOfAllProductsWithAConstantLast() {
        let found = statistics([([1, 2], 0), ([3, 4], 1)])
        #expect(found.products == [10, 14, 20, 4, 6, 2])
        #expect(found.targets == [1, 3, 2, 4, 1, 1])
        #expect(found.count == 2)
        #expect(found.product(0, 1) == 14 && found.product(1, 0) == 14)
        #expect(found.product(2, 1) == 6)
        #expect(found.target(1, 0) == 2)
    }

    @Test func thousandsOfAddedNumbersAreExactToTheLast() {
        var sums = FeatureStatistics.Sums(featureCount: 1, classCount: 1)
        for _ in 0..<10_000 { sums.add([0.1], classIndex: 0) }
        #expect(abs(sums.statistics.product(1, 0) - 1_000) < 1e-4)
        #expect(sums.statistics.count == 10_000)
    }

    @Test func distancesAreMeasuredInDeviations() throws {
        // Means 1 and 11, variance within 1; mean of all 6, variance of all 26.
        let found = statistics([([0], 0), ([2], 0), ([10], 1), ([12], 1)])
        let distances = try #require(ClassDistances(found, shrinkage: 1e-12)).distances(of: [3])
        #expect(abs(distances.nearest - 4) < 1e-6)
        #expect(abs(distances.second - 64) < 1e-6)
        #expect(abs(distances.background - 9.0 / 26) < 1e-6)
    }

    @Test func correlatedFeaturesAreFarWhereTheyContradict() throws {
        // One class around (0, 0) with the covariance [[¾, ½], [½, ¾]].
        let halves: [[Float]] = [[1, 1], [1, 1], [1, 0], [0, 1]]
        let rows = halves + halves.map { $0.map { -$0 } }
        let found = statistics(rows.map { ($0, 0) }, classes: 1)
        #expect(found.product(0, 0) == 6 && found.product(0, 1) == 4)
        let distances = try #require(ClassDistances(found, shrinkage: 1e-12))
        // Its inverse is [[12, -8], [-8, 12]] / 5.
        #expect(abs(distances.distances(of: [1, 1]).nearest - 8.0 / 5) < 1e-6)
        #expect(abs(distances.distances(of: [1, -1]).nearest - 40.0 / 5) < 1e-6)
        #expect(distances.distances(of: [1, 1]).second == distances.distances(of: [1, 1]).nearest)
    }

    @Test func aFeatureThatNeverVariesAndAClassWithoutImagesDoNoHarm() throws {
        let found = statistics([([0, 5], 0), ([2, 5], 0), ([9, 5], 2)], classes: 3)
        let distances = try #require(ClassDistances(found))
        let near = distances.distances(of: [1, 5])
        #expect(near.nearest < 1e-9 && near.second.isFinite)
        #expect(distances.distances(of: [1, 6]).nearest > 100)
        let constant = try #require(ClassDistances(statistics([([5], 0), ([5], 1)])))
        #expect(constant.distances(of: [7]).nearest == 4)
    }

    @Test func sumsThatNoImagesHaveAreRefused() {
        func distances(_ products: [Float], _ targets: [Float]) -> ClassDistances? {
            ClassDistances(
                FeatureStatistics(
                    featureCount: 1, classCount: 2, products: products, targets: targets))
        }
        #expect(distances([4, 0, 2], [1, -1, 1, 1]) != nil)
        // A sum of squares below that of the mean; no images; fewer than none of a class.
        #expect(distances([1, 4, 2], [2, 2, 1, 1]) == nil)
        #expect(distances([0, 0, 0], [0, 0, 0, 0]) == nil)
        #expect(distances([4, 0, 2], [1, -1, 3, -1]) == nil)
    }
}
