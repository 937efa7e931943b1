import Testing

@testable import LapelUI
@testable import Workbench

@Suite struct BrowseFilterTests {
    private let labels: [UInt8] = [0, 1, 2, 0, 1]

    @Test func allInOrderByDefault() {
        #expect(
            BrowseFilter().indices(labels: labels, corrected: [:], predictions: nil)
                == [0, 1, 2, 3, 4])
    }

    @Test func aClassHoldsWhatAPersonSaidInstead() {
        func indices(_ corrected: [Int: Int]) -> [Int] {
            BrowseFilter(classIndex: 1).indices(
                labels: labels, corrected: corrected, predictions: nil)
        }
        #expect(indices([:]) == [1, 4])
        #expect(indices([1: 2, 3: 1]) == [3, 4])
    }
}
