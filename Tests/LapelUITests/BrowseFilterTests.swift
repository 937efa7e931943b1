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

    @Test func ownImagesAreChosenByWhatAPersonSaidOrDidNot() {
        func indices(_ filter: BrowseFilter) -> [Int] {
            filter.indices(ofOwn: 4, labelled: [1: 7, 3: 2], predictions: nil)
        }
        #expect(indices(BrowseFilter(source: .own)) == [0, 1, 2, 3])
        #expect(indices(BrowseFilter(source: .own, classIndex: 7)) == [1])
        #expect(indices(BrowseFilter(source: .own, isUnlabelled: true)) == [0, 2])
        #expect(indices(BrowseFilter(source: .own, queue: .wrong)).isEmpty)
    }
}
