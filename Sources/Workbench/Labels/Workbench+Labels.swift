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
        try await record(classIndex, for: samples)
    }

    /// Takes back what a person said of the samples, as one step to undo.
    ///
    /// - Throws: `LabelStoreError`.
    public func removeLabels(of samples: [Sample]) async throws {
        try await record(nil, for: samples)
    }

    /// Every correction that holds, the latest first.
    ///
    /// - Throws: `LabelStoreError`.
    public func corrections() async throws -> [Correction] {
        try await corrections(from: try await correctionEvents())
    }

    /// The corrections that the model in use has not learned, the latest first.
    ///
    /// - Throws: `LabelStoreError`.
    public func waitingCorrections() async throws -> [Correction] {
        try await corrections().filter { !$0.isLearned }
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
        for (event, isLearned) in events {
            guard let image = await image(of: event) else { continue }
            if let correction = Correction(event, image: image, isLearned: isLearned) {
                corrections.append(correction)
            }
        }
        return corrections
    }

    private func image(of event: LabelEvent) async -> GrayImage? {
        if let pixels = event.correction.pixels {
            return GrayImage(width: Drawing.edge, height: Drawing.edge, pixels: pixels)
        }
        guard case .dataSet(let part, let index) = Sample.Origin(event.correction.origin),
            let set = try? await shelf.images(of: part), index < set.count
        else { return nil }
        return set[index]
    }

    private func record(_ classIndex: Int?, for samples: [Sample]) async throws {
        guard !samples.isEmpty else { return }
        let store = try openStore()
        var previous: [String: Int] = [:]
        for sample in samples {
            previous[sample.id] = await previousClass(of: sample)
        }
        try await store.label(
            samples.map { sample in
                .init(
                    sampleID: sample.id, origin: sample.origin.stored,
                    original: previous[sample.id], corrected: classIndex,
                    pixels: sample.image.pixels)
            })
        announce(.labels)
    }

    /// The data set's class, or the predicted one for a drawing or a photo.
    private func previousClass(of sample: Sample) async -> Int? {
        if let label = sample.originalLabel { return label }
        return try? await predict(sample.image).classIndex
    }
}
