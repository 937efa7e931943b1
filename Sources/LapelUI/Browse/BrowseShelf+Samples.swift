import Workbench

// One image or several of a shelf: what they are called, and what a person says of them.

extension BrowseShelf {
    /// `Test image 1,042`, `boot.png`.
    func name(_ index: Int) -> String {
        switch contents {
        case .part(let part, _): "\(part.title) image \(Numbers.count(index))"
        case .own(let images): images[index].name
        }
    }

    /// Of the file that an own image was read from.
    func path(_ index: Int) -> String? {
        if case .own(let images) = contents { images[index].path } else { nil }
    }

    /// As the subject of a sentence: `Image 1,042`, `boot.png`.
    func subject(_ index: Int) -> String {
        switch contents {
        case .part: "Image \(Numbers.count(index))"
        case .own(let images): images[index].name
        }
    }

    /// What a tile says of itself: to the pointer, and to screen readers.
    func captions(_ index: Int, names: [String]) -> (short: String, full: String) {
        let real = label(index).map(names.className)
        let predicted = predicted(index).map(names.className)
        let arrow = predicted.map { " → \($0)" } ?? ""
        switch contents {
        case .part(let part, _):
            return (
                "\(index) · \(real ?? "")" + arrow,
                Words.sampleDescription(
                    split: part.title, index: index, real: real, predicted: predicted)
            )
        case .own:
            return (
                "\(name(index)) · \(real ?? Words.notLabelled)" + arrow,
                Words.ownDescription(name: name(index), label: real, predicted: predicted)
            )
        }
    }

    /// With what is said of it now.
    func sample(_ index: Int) async throws -> Sample {
        switch contents {
        case .part(let part, _): return try await desk.workbench.sample(part, at: index)
        case .own(let images):
            let sample = images[index].sample
            return await desk.workbench.sample(of: sample.image, origin: sample.origin)
        }
    }

    /// Where a sample stands among the images; nil if it is none of them.
    func index(of sample: Sample) -> Int? {
        switch (contents, sample.origin) {
        case (.part(let part, _), .dataSet(let other, let index)) where other == part: index
        case (.own(let images), _): images.firstIndex { $0.id == sample.id }
        default: nil
        }
    }

    func label(_ indices: [Int], as classIndex: Int) async throws {
        switch contents {
        case .part(let part, _):
            try await desk.workbench.label(part, at: indices, as: classIndex)
        case .own(let images):
            try await desk.workbench.label(indices.map { images[$0].sample }, as: classIndex)
        }
    }

    /// Gives the classes, in the order of the indices.
    func acceptPredictions(_ indices: [Int]) async throws -> [Int] {
        switch contents {
        case .part(let part, _):
            try await desk.workbench.acceptPredictions(for: part, at: indices)
        case .own(let images):
            try await desk.workbench.acceptPredictions(for: indices.map { images[$0].sample })
        }
    }
}
