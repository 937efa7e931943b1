import ModelFiles

extension Workbench {
    /// The most classes that a model can have.
    public static let mostClasses = 100

    /// Adds a class to the model in use, as a step that can be undone: a new model that predicts as
    /// the old one did, and knows the class once images of it were labelled and learned.
    ///
    /// - Parameter name: Of 1 to 40 characters in one line, unlike every other.
    /// - Throws: `WorkbenchError.className`, `DesignError` for a network that cannot be widened,
    ///   errors of the store and the file system; the model in use stays.
    @discardableResult
    public func addClass(named name: String) async throws -> ModelInfo {
        let current = try currentModel()
        let name = try Self.className(name, beside: current.model.classes)
        var model = current.model
        try model.addClass(named: name)
        model.created = .now
        model.lineage = Lineage(
            parent: current.info.id, corrections: current.info.corrections,
            testImages: try await learnedIndices(by: current, in: .test).sorted())
        let store = try openStore()
        try await keepCopyOfCurrentModel(in: store)
        let id = ModelFile.sha256(of: try ModelFile.encode(model, file: "the new model"))
        let record = try copy(try await LoadedModel(model, id: id, file: ""))
        try await store.keepModel(record, learned: [])
        use(try await LoadedModel(file: record.file))
        announce(.labels)
        return try modelInfo
    }

    private static func className(
        _ text: String, beside known: [String]
    ) throws -> String {
        var name = Substring(text)
        while name.first?.isWhitespace == true { name.removeFirst() }
        while name.last?.isWhitespace == true { name.removeLast() }
        let isKnown = known.contains { $0.lowercased() == name.lowercased() }
        guard (1...40).contains(name.count), !name.contains(where: \.isNewline),
            // A number means the class of that number wherever classes are named.
            Int(name) == nil, !isKnown, known.count < mostClasses
        else {
            throw WorkbenchError.className(
                String(name),
                problem: isKnown
                    ? "there is one of that name"
                    : known.count < mostClasses
                        ? "it needs 1 to 40 characters in one line, and is no number"
                        : "a model has at most \(mostClasses) classes")
        }
        return String(name)
    }
}
