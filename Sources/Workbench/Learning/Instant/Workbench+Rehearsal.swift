import Datasets
import FoundationEssentials
import NeuralNetwork

extension Workbench {
    /// Learns corrections of a split's images for trial, many times over, and measures what comes of it.
    /// The model in use and the stored labels stay as they are. Nil if the task was cancelled.
    ///
    /// - Parameter progress: Is told the share done, 0…1, on no particular thread.
    /// - Throws: `DatasetError`, `WorkbenchError.cannotLearnAtOnce`.
    public func rehearse(
        _ options: Rehearsal.Options = Rehearsal.Options(),
        progress: @escaping @Sendable (Double) -> Void = { _ in }
    ) async throws -> Rehearsal? {
        let model = try currentModel()
        let images = try await dataSet(for: "A rehearsal") {
            try await $0.images(of: options.split, validation: model.model.validation)
        }
        guard let before = try await RehearsalBase(model, images) else { return nil }
        var rows: [Rehearsal.Row] = []
        let all = Double(options.counts.count * Rehearsal.Kind.allCases.count * options.draws)
        var done = 0.0
        for kind in Rehearsal.Kind.allCases {
            for count in options.counts {
                var draws: [Rehearsal.Draw] = []
                for place in 0..<options.draws {
                    let corrections = before.draw(
                        kind, count: count, seed: options.seed &* 7919 &+ UInt64(place))
                    guard
                        let draw = try await learn(corrections, from: before, options),
                        !Task.isCancelled
                    else { return nil }
                    draws.append(draw)
                    done += 1
                    progress(done / all)
                }
                rows.append(Rehearsal.Row(kind, corrections: count, draws))
            }
        }
        return Rehearsal(rows: rows)
    }

    private func learn(
        _ drawn: [(place: Int, classIndex: Int)], from before: RehearsalBase,
        _ options: Rehearsal.Options
    ) async throws -> Rehearsal.Draw? {
        let corrections = drawn.map { before.correction(at: $0.place, as: $0.classIndex) }
        let start = ContinuousClock.now
        var after = before.model
        let classes: [Int]
        let seconds: Double
        switch options.method {
        case .instant:
            guard let learner = InstantLearner(before.model) else {
                throw WorkbenchError.cannotLearnAtOnce(model: before.model.info.name)
            }
            guard let units = try await learner.units(for: corrections) else { return nil }
            seconds = start.duration(to: .now).seconds
            after.units = units
            classes = before.classes(with: units)
        case .fineTune:
            let (_, continuation) = AsyncThrowingStream.makeStream(of: LearningEvent.self)
            let session = LearningSession(
                control: LearningControl(), reportingTo: continuation)
            guard
                let model = try await fineTuned(
                    before.model, on: corrections, FineTuneOptions(), session)
            else { return nil }
            after = try await LoadedModel(model, id: "", file: "")
            guard let found = try await before.classes(by: after) else { return nil }
            // The sweep over the test images is part of what a person waits for.
            seconds = start.duration(to: .now).seconds
            classes = found
        }
        var draw = before.compare(classes, without: Set(drawn.map(\.place)))
        draw.seconds = seconds
        draw.measure(corrections, by: after, copies: options.neighbours, seed: options.seed)
        return draw
    }
}

/// What the model says of the images before anything is learned; images by their place in the split.
struct RehearsalBase: Sendable {
    let model: LoadedModel
    private let images: SplitImages
    /// `[images, classes]`.
    private let probabilities: [Float]
    /// `[images, features]`.
    private let features: [Float]
    /// `[images]`, as predicted.
    private let classes: [Int]
    /// `[images]`, the data set's.
    private let labels: [Int]

    /// Nil if the task was cancelled.
    init?(_ model: LoadedModel, _ images: SplitImages) async throws {
        guard let found = try await model.featured(images) else { return nil }
        (self.model, self.images) = (model, images)
        (probabilities, features) = (found.probabilities, found.features)
        classes = found.probabilities.classes(model.model.classes.count)
        labels = images.trueClasses
    }

    /// What a person might say of one of the images.
    func correction(at place: Int, as classIndex: Int) -> Correction {
        let index = images.indices[place]
        return Correction(
            sample: Sample(
                image: images.set[index], origin: .dataSet(images.part, index: index),
                originalLabel: labels[place], correctedLabel: classIndex),
            previousClass: labels[place], classIndex: classIndex, date: .now, isLearned: false)
    }

    /// The classes that another model predicts; nil if the task was cancelled.
    func classes(by other: LoadedModel) async throws -> [Int]? {
        let classCount = other.model.classes.count
        guard !features.isEmpty, other.model.sharesFeatures(with: model.model),
            let classifier = try await FeatureClassifier(other.model)
        else { return try await other.probabilities(of: images)?.classes(classCount) }
        return try await classifier.probabilities(of: features)?.classes(classCount)
    }

    /// Corrections of different images.
    func draw(_ kind: Rehearsal.Kind, count: Int, seed: UInt64) -> [(place: Int, classIndex: Int)] {
        var generator = SeededGenerator(seed: seed)
        let fitting = labels.indices.filter {
            (classes[$0] == labels[$0]) == (kind == .relabelled)
        }
        let places = generator.permutation(of: fitting.count).prefix(count).map { fitting[$0] }
        let classCount = Workbench.classNames.count
        return places.map { place in
            let label = labels[place]
            guard kind == .relabelled else { return (place, label) }
            return (place, (label + 1 + generator.below(classCount - 1)) % classCount)
        }
    }

    /// The predicted classes with the units in place.
    func classes(with units: CorrectionUnits) -> [Int] {
        let (count, width) = (model.model.classes.count, units.roots.featureCount)
        var result = classes
        for place in classes.indices {
            let adjusted = units.adjusted(
                probabilities[place * count..<(place + 1) * count],
                features: features[place * width..<(place + 1) * width],
                temperature: model.model.calibration.temperature)
            if let adjusted { result[place] = adjusted.classes(count)[0] }
        }
        return result
    }

    /// What changed for all images but some.
    func compare(_ after: [Int], without corrected: Set<Int>) -> Rehearsal.Draw {
        let counted = labels.indices.filter { !corrected.contains($0) }
        func share(_ isMeant: (Int) -> Bool) -> Double {
            Double(counted.count(where: isMeant)) / Double(max(counted.count, 1))
        }
        var draw = Rehearsal.Draw()
        draw.lost =
            share { classes[$0] == labels[$0] } - share { after[$0] == labels[$0] }
        draw.churn = share { after[$0] != classes[$0] }
        return draw
    }
}

extension Rehearsal.Draw {
    /// How many of the corrections, and of copies that were not learned, are right.
    mutating func measure(
        _ corrections: [Correction], by model: LoadedModel, copies: Int, seed: UInt64
    ) {
        var (right, near) = (0, 0)
        for correction in corrections {
            let (image, classIndex) = (correction.sample.image, correction.classIndex)
            if model.prediction(of: image).classIndex == classIndex { right += 1 }
            for place in 0..<copies {
                let copy = NearCopy.drawn(of: image, place, seed: seed)
                if model.prediction(of: copy).classIndex == classIndex { near += 1 }
            }
        }
        corrected = Double(right) / Double(corrections.count)
        neighbours = Double(near) / Double(corrections.count * copies)
    }
}
