import Datasets
import ModelFiles
import NeuralNetwork

extension Workbench {
    /// Looks for wrong labels among all training images: networks by the fast recipe, each trained
    /// without a part of them, say what they make of that part. Nil if the task was cancelled, or
    /// `cancelLearning` called: no training can run beside it. `keep` keeps what it found.
    ///
    /// - Parameter progress: Is told the share done, 0…1, on no particular thread.
    /// - Throws: `WorkbenchError.needsDataSet`, `WorkbenchError.setting`, `alreadyLearning`, `DatasetError`.
    public func audit(
        _ options: LabelAudit.Options = LabelAudit.Options(),
        progress: @escaping @Sendable (Double) -> Void = { _ in }
    ) async throws -> LabelAudit? {
        guard (2...20).contains(options.folds) else {
            throw WorkbenchError.setting(
                name: "Folds", expected: "2 to 20", found: "\(options.folds)")
        }
        guard learning == nil else { throw WorkbenchError.alreadyLearning }
        let control = LearningControl()
        learning = control
        announce(.learning)
        defer {
            learning = nil
            announce(.learning)
        }
        let start = ContinuousClock.now
        let set = try await dataSet(for: "An audit") { try await $0.images(of: Part.train) }
        let classCount = Self.classNames.count
        // Labels may have been given to a larger data set, or in a class of the model's own.
        let corrected = ((try? await correctedLabels(of: .train)) ?? [:]).filter {
            $0.key < set.count && $0.value < classCount
        }
        var labels = set.labels
        for (index, label) in corrected { labels[index] = UInt8(label) }
        let folds = Folds(labels: labels, count: options.folds, seed: options.seed)
        var probabilities = [Float](repeating: 0, count: labels.count * classCount)
        for part in 0..<options.folds {
            let (heldOut, others) = folds.split(part)
            let images = LabelledImages(
                images: SplitImages(part: .train, set: set, indices: others), corrected: corrected)
            let said = try await Self.say(
                of: SplitImages(part: .train, set: set, indices: heldOut), learningFrom: images,
                options, seed: options.seed &+ UInt64(part), control
            ) { progress((Double(part) + $0) / Double(options.folds)) }
            guard let said else { return nil }
            for (place, index) in heldOut.enumerated() {
                let row = said[place * classCount..<(place + 1) * classCount]
                probabilities.replaceSubrange(
                    index * classCount..<(index + 1) * classCount, with: row)
            }
        }
        return LabelAudit(
            probabilities: probabilities, labels: labels, classCount: classCount,
            seconds: start.duration(to: .now).seconds, options: options,
            dataSet: Self.digest(of: set.labels))
    }

    /// Writes what an audit found as CSV, the most suspicious image first:
    /// `index,split,label,suggested,quality` and the probability of each class, named by its number.
    ///
    /// - Throws: `FileError`.
    public nonisolated func write(_ audit: LabelAudit, to path: String) throws {
        let classCount = Self.classNames.count
        var text = "index,split,label,suggested,quality"
        for place in 0..<classCount { text += ",p\(place)" }
        text += "\n"
        for suspect in audit.ranking {
            text += "\(suspect.index),train,\(suspect.label),\(suspect.suggestion)"
            text += ",\(suspect.quality)"
            let row = suspect.index * classCount
            for place in 0..<classCount { text += ",\(audit.probabilities[row + place])" }
            text += "\n"
        }
        try AtomicFile.write(Array(text.utf8), to: path)
    }

    /// The probabilities that a new network gives images that it does not learn from; nil if the task
    /// was cancelled.
    private static func say(
        of heldOut: SplitImages, learningFrom images: LabelledImages, _ options: LabelAudit.Options,
        seed: UInt64, _ control: LearningControl,
        progress: @escaping @Sendable (Double) -> Void
    ) async throws -> [Float]? {
        var request = NamedRecipe.fast.request(seed: seed)
        request.recipe.epochs = options.epochs
        request.threads = options.threads
        try request.check()
        var training = images
        (training.augmentation, training.seed) = (request.augmentation, seed)
        let network = try request.architecture.network()
        let trainer = try Trainer(
            network: network, recipe: request.recipe, training: training, threads: request.threads)
        control.watch(trainer)
        defer { control.watch(nil) }
        var weights: [Tensor]?
        for try await event in trainer.events() {
            switch event {
            case .progress(let done): progress(0.95 * done.fraction)
            case .finished(let outcome): weights = outcome.weights
            default: break
            }
        }
        guard let weights, !Task.isCancelled, !control.isCancelled else { return nil }
        let model = Model(
            name: "Fold", network: network, weights: weights, classes: classNames)
        return try await LoadedModel(model, id: "", file: "").probabilities(of: heldOut) {
            progress(0.95 + 0.05 * $0)
        }
    }
}
