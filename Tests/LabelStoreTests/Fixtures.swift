import FoundationEssentials
import LabelStore

let classes = [
    "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag",
    "Ankle boot",
]

/// A time that has a fraction of a second to lose.
let morning = Date(timeIntervalSince1970: 1_795_251_600.125)

/// An id that is as good as a digest: `seed` in 64 hexadecimal digits.
func sampleID(_ seed: Int) -> String {
    let digits = String(seed, radix: 16)
    return String(repeating: "0", count: 64 - digits.count) + digits
}

/// A correction of the test image `index`.
func correction(_ index: Int, to corrected: Int?, original: Int? = 6) -> Correction {
    Correction(
        sampleID: sampleID(index), origin: .dataset(.test, index: index), original: original,
        corrected: corrected)
}

func model(_ seed: Int, parent: Int? = nil) -> ModelRecord {
    ModelRecord(
        sha256: sampleID(seed), file: "/models/\(seed).json", name: "Model \(seed)",
        parent: parent.map(sampleID), created: morning.addingTimeInterval(Double(seed)),
        corrections: 3, figures: #"{"accuracy": 0.95}"#)
}

extension LabelStore {
    /// Class of each corrected sample, by the index that made its id.
    func state() throws -> [String: Int] {
        let pairs = try corrections().map {
            ($0.correction.sampleID, $0.correction.corrected ?? -1)
        }
        return Dictionary(uniqueKeysWithValues: pairs)
    }
}
