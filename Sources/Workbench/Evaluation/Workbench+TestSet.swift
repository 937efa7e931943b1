import LabelStore
import ModelFiles

// Which test images measure which model. A test image that a model learned from, under whatever name,
// measures neither that model nor its descendants.

extension Workbench {
    private static let keepsTestSetSetting = "keeps-test-set"

    /// Whether the test set is kept for measuring only: corrections of test images are stored and
    /// shown, but not learned. False where nothing was said.
    ///
    /// - Throws: `LabelStoreError`.
    public var keepsTestSet: Bool {
        get async throws { try await openStore().setting(Self.keepsTestSetSetting) != nil }
    }

    /// Remembers whether the test set is kept for measuring only; pages hear of `.labels`.
    ///
    /// - Throws: `LabelStoreError`.
    public func setKeepsTestSet(_ keeps: Bool) async throws {
        try await openStore().set(Self.keepsTestSetSetting, to: keeps ? "true" : nil)
        announce(.labels)
    }

    /// The test images with the pixels that each event is about, by index.
    func testIndices(of events: [LabelEvent]) async -> [[Int]] {
        guard !events.isEmpty else { return [] }
        let pictures = try? await shelf.pictures()
        var found: [[Int]] = []
        for event in events {
            let named = Sample.Origin(event.correction.origin).index(in: .test)
            var indices = [named].compactMap(\.self)
            if let pictures, let image = await image(of: event) {
                indices += pictures.indices(of: image).filter { $0 != named }
            }
            found.append(indices)
        }
        return found
    }

    /// The events that may be learned: of classes that the model in use knows, and with `keepsTestSet`
    /// those that are about no test image.
    func learnable<Event>(
        _ all: [Event], keepsTestSet: Bool, event: (Event) -> LabelEvent
    ) async -> [Event] {
        let classCount = classNames.count
        let events = all.filter { (event($0).correction.corrected ?? 0) < classCount }
        guard keepsTestSet else { return events }
        let test = await testIndices(of: events.map(event))
        return zip(events, test).filter { $1.isEmpty }.map(\.0)
    }

    /// Indices in the part that the model or an ancestor learned as corrections: those that its file
    /// names, and those that the store knows of.
    func learnedIndices(by model: LoadedModel, in part: Part) async throws -> Set<Int> {
        try await learnedIndices(by: model.model.lineage, id: model.info.id, in: part)
    }

    /// - Parameter id: Of the model; its parent's is in the lineage.
    func learnedIndices(
        by lineage: Lineage, id: String, in part: Part
    ) async throws -> Set<Int> {
        var learned = part == .test ? Set(lineage.testImages) : []
        guard case .success(let store)? = store else { return learned }
        // The store may know the parent without the model: that of a file that was never opened.
        for id in [id, lineage.parent].compactMap(\.self) {
            let events = try await store.events(learnedBy: id)
            switch part {
            case .test: learned.formUnion(await testIndices(of: events).joined())
            case .train:
                learned.formUnion(
                    events.compactMap {
                        Sample.Origin($0.correction.origin).index(in: .train)
                    })
            }
        }
        return learned
    }

    /// Corrected classes of a part's images by index; of test images also where they were corrected
    /// as drawings. Empty without a store.
    func labelsOver(_ part: Part) async throws -> [Int: Int] {
        guard case .success? = store else { return [:] }
        guard part == .test else { return try await correctedLabels(of: part) }
        let events = try await correctionEvents().map(\.event)
        var labels: [Int: Int] = [:]
        for (event, indices) in zip(events, await testIndices(of: events)) {
            for index in indices { labels[index] = event.correction.corrected }
        }
        return labels
    }
}
