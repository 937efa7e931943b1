import Datasets
import LabelStore

// Between the samples of pages and commands and what the store keeps of them.

extension Sample.Origin {
    init(_ origin: SampleOrigin) {
        switch origin {
        case .dataset(let split, let index):
            self = .dataSet(split == .test ? .test : .train, index: index)
        case .drawn: self = .drawing
        case .image(let file): self = .photo(name: file ?? "")
        }
    }

    var stored: SampleOrigin {
        switch self {
        case .dataSet(.train, let index): .dataset(.train, index: index)
        case .dataSet(.test, let index): .dataset(.test, index: index)
        case .drawing: .drawn
        case .photo(let name): .image(file: name.isEmpty ? nil : name)
        }
    }

    /// Where it lies in the part, nil if it is not of that part.
    func index(in wanted: Part) -> Int? {
        guard case .dataSet(wanted, let index) = self else { return nil }
        return index
    }
}

extension Correction {
    /// The correction that an event tells of, nil if it took one back.
    init?(_ event: LabelEvent, image: GrayImage, isLearned: Bool) {
        guard let corrected = event.correction.corrected else { return nil }
        let original = event.correction.original
        let isInDataset = event.correction.origin.isInDataset
        self.init(
            sample: Sample(
                image: image, origin: Sample.Origin(event.correction.origin),
                originalLabel: isInDataset ? original : nil, correctedLabel: corrected),
            previousClass: original, classIndex: corrected, date: event.time, isLearned: isLearned)
    }
}
