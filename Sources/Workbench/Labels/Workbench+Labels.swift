import Datasets
import LabelStore

extension Workbench {
    /// Says what a sample really is; on the disk when this returns.
    ///
    /// - Throws: `WorkbenchError.unknownClass`, `LabelStoreError`.
    public func label(_ sample: Sample, as classIndex: Int) async throws {
        try await label([sample], as: classIndex)
    }

    /// Says what many samples really are, as one step to undo.
    ///
    /// - Throws: `WorkbenchError.unknownClass`, `LabelStoreError`.
    public func label(_ samples: [Sample], as classIndex: Int) async throws {
        guard classNames.indices.contains(classIndex) else {
            throw WorkbenchError.unknownClass("\(classIndex)", classes: classNames.count)
        }
        try await record(samples.map { ($0, classIndex) }, as: .label)
    }

    /// Says what many images of the data set really are, as one step to undo.
    ///
    /// - Throws: `WorkbenchError.unknownClass`, `LabelStoreError`, `DatasetError`.
    public func label(_ part: Part, at indices: [Int], as classIndex: Int) async throws {
        try await label(try await samples(part, at: indices), as: classIndex)
    }

    /// Says that images of the data set are what the model in use takes them for, as one step to undo.
    ///
    /// - Returns: The classes, in the order of the indices.
    /// - Throws: `LabelStoreError`, `DatasetError`, or why there is no model.
    @discardableResult
    public func acceptPredictions(for part: Part, at indices: [Int]) async throws -> [Int] {
        let samples = try await samples(part, at: indices)
        let known = knownPredictions[part]
        let classes = try zip(indices, samples).map { index, sample in
            if let known { return Int(known.classes[index]) }
            return try currentModel().prediction(of: sample.image).classIndex
        }
        try await record(Array(zip(samples, classes)), as: .accept)
        return classes
    }

    /// Takes back what a person said of the samples, as one step to undo.
    ///
    /// - Throws: `LabelStoreError`.
    public func removeLabels(of samples: [Sample]) async throws {
        try await record(samples.map { ($0, nil) }, as: .label)
    }

    /// Every correction that holds, the latest first.
    ///
    /// - Throws: `LabelStoreError`.
    public func corrections() async throws -> [Correction] {
        try await corrections(from: try await correctionEvents())
    }

    /// The corrections that the model in use has not learned and may learn, the latest first.
    ///
    /// - Throws: `LabelStoreError`.
    public func waitingCorrections() async throws -> [Correction] {
        try await corrections().filter(\.isWaiting)
    }

    /// Corrected classes of a part's images by index.
    ///
    /// - Throws: `LabelStoreError`.
    public func correctedLabels(of part: Part) async throws -> [Int: Int] {
        var labels: [Int: Int] = [:]
        for (event, _) in try await correctionEvents() {
            guard let index = Sample.Origin(event.correction.origin).index(in: part) else {
                continue
            }
            labels[index] = event.correction.corrected
        }
        return labels
    }

    /// Names of the classes: the model's, or the data set's without a model.
    public var classNames: [String] {
        (try? currentModel().info.classNames) ?? Self.classNames
    }

    /// The events that hold, the latest first, and whether the model in use has learned each.
    func correctionEvents() async throws -> [(event: LabelEvent, isLearned: Bool)] {
        let store = try openStore()
        let waiting = Set(try await store.corrections(waitingOnly: true).map(\.id))
        return try await store.corrections().reversed().map { ($0, !waiting.contains($0.id)) }
    }

    /// Those of the events whose pixels are known: kept with the label, or in the data set.
    func corrections(
        from events: [(event: LabelEvent, isLearned: Bool)]
    ) async throws -> [Correction] {
        var corrections: [Correction] = []
        let keeps = (try? await keepsTestSet) ?? false
        let test = keeps ? await testIndices(of: events.map(\.event)) : []
        for (place, (event, isLearned)) in events.enumerated() {
            guard let image = await image(of: event),
                var correction = Correction(event, image: image, isLearned: isLearned)
            else { continue }
            correction.isKeptApart = !test.isEmpty && !test[place].isEmpty
            corrections.append(correction)
        }
        return corrections
    }

    func image(of event: LabelEvent) async -> GrayImage? {
        if let pixels = event.correction.pixels {
            return GrayImage(width: Drawing.edge, height: Drawing.edge, pixels: pixels)
        }
        guard case .dataSet(let part, let index) = Sample.Origin(event.correction.origin),
            let set = try? await shelf.images(of: part), index < set.count
        else { return nil }
        return set[index]
    }

    /// The images as samples; what a person said of them is left out.
    private func samples(_ part: Part, at indices: [Int]) async throws -> [Sample] {
        let set = try await shelf.images(of: part)
        if let index = indices.first(where: { !(0..<set.count).contains($0) }) {
            throw WorkbenchError.index(text: "\(index)", count: set.count)
        }
        return await Self.samples(part, of: set, at: indices)
    }

    /// Beside the actor: of all images the digests alone take a third of a second.
    nonisolated private static func samples(
        _ part: Part, of set: ImageSet, at indices: [Int]
    ) async -> [Sample] {
        indices.map { index in
            Sample(
                image: set[index], origin: .dataSet(part, index: index),
                originalLabel: Int(set.labels[index]))
        }
    }

    func record(
        _ labels: [(sample: Sample, classIndex: Int?)], as kind: LabelStep.Kind
    ) async throws {
        guard !labels.isEmpty else { return }
        let store = try openStore()
        var previous: [Int?] = []
        for (sample, _) in labels { previous.append(await previousClass(of: sample)) }
        try await store.label(
            zip(labels, previous).map { label, previous in
                .init(
                    sampleID: label.sample.id, origin: label.sample.origin.stored,
                    original: previous, corrected: label.classIndex,
                    pixels: label.sample.image.pixels)
            }, as: kind)
        announce(.labels)
    }

    /// The data set's class, or the predicted one for a drawing or a photo.
    private func previousClass(of sample: Sample) async -> Int? {
        if let label = sample.originalLabel { return label }
        if let known = knownOwnClass(of: sample) { return known }
        return try? await predict(sample.image, asKept: true).classIndex
    }
}
