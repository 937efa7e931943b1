import Testing

@testable import LapelUI
@testable import Workbench

@Suite struct BrowseFilterTests {
    // Three classes; the predictions are wrong at 1 and 4, and at 4 the network is surer.
    private let labels: [UInt8] = [0, 1, 2, 0, 1]
    private let predictions = PartPredictions(
        model: "a", part: .test, classCount: 3,
        probabilities: [
            0.9, 0.05, 0.05,
            0.5, 0.3, 0.2,
            0.1, 0.2, 0.7,
            0.6, 0.2, 0.2,
            0.0, 0.2, 0.8,
        ])

    @Test func allInOrderByDefault() {
        #expect(indices(BrowseFilter()) == [0, 1, 2, 3, 4])
    }

    @Test func aClassHoldsWhatAPersonSaidInstead() {
        let filter = BrowseFilter(classIndex: 1)
        #expect(indices(filter) == [1, 4])
        #expect(indices(filter, corrected: [1: 2, 3: 1]) == [3, 4])
    }

    @Test func theLeastSureComesFirst() {
        #expect(indices(BrowseFilter(order: .leastSure)) == [1, 3, 2, 4, 0])
    }

    @Test func theSurestMistakesComeFirst() {
        let filter = BrowseFilter(order: .wrongFirst)
        #expect(indices(filter) == [4, 1, 0, 2, 3])
        // Once a person says what the network said, it is no mistake any more.
        #expect(indices(filter, corrected: [4: 2]) == [1, 0, 2, 3, 4])
    }

    @Test func equallySureImagesKeepTheirOrder() {
        let even = PartPredictions(
            model: "a", part: .test, classCount: 2,
            probabilities: [0.6, 0.4, 0.6, 0.4, 0.6, 0.4])
        for order in [BrowseFilter.Order.leastSure, .wrongFirst] {
            let found = BrowseFilter(order: order).indices(
                labels: [1, 1, 1], corrected: [:], predictions: even)
            #expect(found == [0, 1, 2])
        }
    }

    @Test func withoutPredictionsTheOrderIsThatOfTheIndices() {
        let filter = BrowseFilter(classIndex: 0, order: .leastSure)
        #expect(filter.indices(labels: labels, corrected: [:], predictions: nil) == [0, 3])
    }

    @Test func predictionsOfAnotherPartAreNotUsed() {
        let filter = BrowseFilter(order: .wrongFirst)
        let found = filter.indices(labels: [0, 1], corrected: [:], predictions: predictions)
        #expect(found == [0, 1])
    }

    private func indices(_ filter: BrowseFilter, corrected: [Int: Int] = [:]) -> [Int] {
        filter.indices(labels: labels, corrected: corrected, predictions: predictions)
    }
}
