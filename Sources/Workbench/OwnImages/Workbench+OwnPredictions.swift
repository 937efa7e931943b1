extension Workbench {
    /// The predictions of the model in use for own images, in their order; each picture is looked at
    /// once until another model is in use. Nil if the task was cancelled or another model came into
    /// use meanwhile.
    ///
    /// - Parameter progress: is told the share done, 0…1, on no particular thread.
    /// - Throws: why there is no model.
    public func predictions(
        of images: [OwnImage], progress: (@Sendable (Double) -> Void)? = nil
    ) async throws -> PartPredictions? {
        let model = try currentModel()
        let new = images.filter { knownOwnPredictions[$0.id] == nil }
        if !new.isEmpty {
            let pictures = SplitImages(new.map(\.sample.image))
            guard
                let found = try await model.probabilities(of: pictures, progress: progress),
                try currentModel().info.id == model.info.id
            else { return nil }
            let classes = found.count / new.count
            for (position, image) in new.enumerated() {
                knownOwnPredictions[image.id] = Array(
                    found[position * classes..<(position + 1) * classes])
            }
        }
        return PartPredictions(
            model: model.info.id, part: nil, classCount: model.model.classes.count,
            probabilities: images.flatMap { knownOwnPredictions[$0.id] ?? [] })
    }

    /// Says that samples are what the model in use takes them for, as one step to undo.
    ///
    /// - Returns: The classes, in the order of the samples.
    /// - Throws: `LabelStoreError`, or why there is no model.
    @discardableResult
    public func acceptPredictions(for samples: [Sample]) async throws -> [Int] {
        let classes = try samples.map { sample in
            try knownOwnClass(of: sample)
                ?? currentModel().prediction(of: sample.image).classIndex
        }
        try await record(Array(zip(samples, classes)), as: .accept)
        return classes
    }

    /// The class that the model in use takes an own image for, where that is known.
    func knownOwnClass(of sample: Sample) -> Int? {
        guard let probabilities = knownOwnPredictions[sample.id] else { return nil }
        return probabilities.indices.max { probabilities[$0] < probabilities[$1] }
    }
}
