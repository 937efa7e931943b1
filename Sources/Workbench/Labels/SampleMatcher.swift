import Datasets
import LabelStore

/// Finds out which samples labelled pictures are.
struct SampleMatcher: Sendable {
    /// Both parts of the data set; nil where there is none.
    let parts: [Part: ImageSet]?
    /// Says what an own picture was taken for; nil where there is no model.
    let model: LoadedModel?

    /// The labels of the pictures, in their order; nil if the task was cancelled. Beside the actor:
    /// the digests of a data set alone take a third of a second.
    nonisolated func labels(of pictures: [LabelledPicture]) async -> [ImportedLabel]? {
        guard let places = places(of: pictures) else { return nil }
        var labels: [ImportedLabel] = []
        for (position, picture) in pictures.enumerated() {
            if Task.isCancelled { return nil }
            labels.append(label(of: picture, line: position + 1, places))
        }
        return labels
    }

    private typealias Place = (part: Part, index: Int)

    private func label(
        of picture: LabelledPicture, line: Int, _ places: [String: Place]
    ) -> ImportedLabel {
        for image in [picture.untouched, picture.image].compactMap(\.self) {
            let id = image.id
            if let named = placeByName(picture, id) ?? places[id] {
                return label(of: picture, line: line, id, at: named)
            }
        }
        var (image, origin) = (picture.image, SampleOrigin.image(file: picture.fileName))
        if case .own(let named, let id)? = picture.named, let untouched = picture.untouched,
            untouched.id == id
        {
            (image, origin) = (untouched, named)
        }
        return ImportedLabel(
            line: line, sampleID: image.id, origin: origin,
            original: model?.prediction(of: image).classIndex, corrected: picture.classIndex,
            pixels: image.pixels)
    }

    private func label(
        of picture: LabelledPicture, line: Int, _ id: String, at place: Place
    ) -> ImportedLabel {
        let set = parts?[place.part]
        return ImportedLabel(
            line: line, sampleID: id,
            origin: Sample.Origin.dataSet(place.part, index: place.index).stored,
            original: set.map { Int($0.labels[place.index]) }, corrected: picture.classIndex,
            pixels: set == nil ? picture.untouched?.pixels : nil)
    }

    /// The place that the file's name tells, if the picture there is this one. Without a data set the
    /// name is believed, as the lines of a CSV file are.
    private func placeByName(_ picture: LabelledPicture, _ id: String) -> Place? {
        guard case .dataSet(let part, let index)? = picture.named, picture.untouched?.id == id
        else { return nil }
        guard let parts else { return (part, index) }
        guard let set = parts[part], index < set.count, set[index].id == id else { return nil }
        return (part, index)
    }

    /// Where in the data set pictures lie whose names do not tell; nil if the task was cancelled.
    private func places(of pictures: [LabelledPicture]) -> [String: Place]? {
        guard let parts else { return [:] }
        var wanted: Set<String> = []
        for picture in pictures {
            if let id = picture.untouched?.id, placeByName(picture, id) != nil { continue }
            for image in [picture.untouched, picture.image] {
                if let image { wanted.insert(image.id) }
            }
        }
        var places: [String: Place] = [:]
        guard !wanted.isEmpty else { return places }
        for part in Part.allCases {
            guard let set = parts[part] else { continue }
            for index in 0..<set.count {
                if index % 1000 == 0, Task.isCancelled { return nil }
                let id = set.withPixels(of: index) {
                    SHA256.hexadecimal(UnsafeRawBufferPointer($0))
                }
                if wanted.contains(id), places[id] == nil { places[id] = (part, index) }
            }
        }
        return places
    }
}
