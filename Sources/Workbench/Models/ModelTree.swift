/// Models with their ancestors above them, as a list.
struct ModelTree {
    /// Models that are listed.
    let models: [ModelInfo]
    /// The name of each model that is known, deleted ones among them, by id.
    let names: [String: String]
    /// The parent of each of those that has one.
    let parents: [String: String]
    let current: String?
    let shipped: String?

    /// The shipped model first, then by age; children stand below their parent, or, where it was
    /// deleted, below the nearest ancestor that is listed.
    var entries: [ModelEntry] {
        let listed = Set(models.map(\.id))
        var children: [String?: [ModelInfo]] = [:]
        let ordered = models.sorted {
            ($0.id == shipped ? 0 : 1, $0.created, $0.id)
                < ($1.id == shipped ? 0 : 1, $1.created, $1.id)
        }
        for model in ordered {
            children[ancestor(of: model.id, among: listed), default: []].append(model)
        }
        var entries: [ModelEntry] = []
        var seen: Set<String> = []
        func append(_ model: ModelInfo, generation: Int) {
            guard seen.insert(model.id).inserted else { return }
            entries.append(
                ModelEntry(
                    info: model, isCurrent: model.id == current,
                    origin: origin(of: model, listed), generation: generation))
            for child in children[model.id] ?? [] { append(child, generation: generation + 1) }
        }
        for root in children[nil] ?? [] { append(root, generation: 0) }
        // Files can say that they descend from each other.
        for model in ordered { append(model, generation: 0) }
        return entries
    }

    private func ancestor(of id: String, among listed: Set<String>) -> String? {
        var seen: Set = [id]
        var next = parents[id]
        while let candidate = next, seen.insert(candidate).inserted {
            if listed.contains(candidate) { return candidate }
            next = parents[candidate]
        }
        return nil
    }

    private func origin(of model: ModelInfo, _ listed: Set<String>) -> ModelEntry.Origin {
        if model.id == shipped { return .shipped }
        guard let parent = model.parent else { return .fromScratch }
        guard let name = names[parent] else { return .unknownParent }
        return .parent(name: name, isDeleted: !listed.contains(parent))
    }
}
