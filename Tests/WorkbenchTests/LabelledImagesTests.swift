import Datasets
import Testing

@testable import Workbench

@Suite struct LabelledImagesTests {
    private let picture = GrayImage(width: 28, height: 28, pixels: (0..<784).map { UInt8($0 % 3) })

    @Test func provenanceTellsWhichCorrectionsItLearnsFrom() {
        func provenance(_ corrected: [Int: Int], other: Int? = nil) -> String {
            let others = other.map { [(image: picture, classIndex: $0)] } ?? []
            return LabelledImages(
                images: SplitImages([picture, picture]), corrected: corrected, others: others
            ).provenance
        }
        let all = [
            provenance([:]), provenance([0: 3]), provenance([1: 3]), provenance([0: 4]),
            provenance([:], other: 3), provenance([:], other: 4), provenance([0: 3, 1: 4]),
        ]
        #expect(Set(all).count == all.count)
        #expect(provenance([0: 3, 1: 4]) == all[6])
        #expect(all[6].contains("2 corrections ("))
        #expect(!all[0].contains("correction"))
    }
}
