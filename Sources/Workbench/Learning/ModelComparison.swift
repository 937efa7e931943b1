/// What differs between two models, over the test images that neither learned from.
public struct ModelComparison: Sendable, Hashable {
    /// How many images are of a class, and how many of them are right.
    public struct ClassChange: Sendable, Hashable {
        /// How many of the images are of the class.
        public var images: Int
        /// How many of those are right.
        public var right: BeforeAfter<Int>

        /// The share of the class's images that are right, 0…1; nil for a class without images.
        public var recall: BeforeAfter<Double>? {
            guard images > 0 else { return nil }
            return BeforeAfter(
                before: Double(right.before) / Double(images),
                after: Double(right.after) / Double(images))
        }
    }

    /// How many images both models are measured on.
    public var images: Int
    /// How many test images were left out, because one of the models or an ancestor learned them.
    public var leftOut: Int
    /// How many of `images` a person gave another label than the data set.
    public var correctedImages: Int
    /// Accuracy by the data set's labels, 0…1; nil without a model to compare with.
    public var accuracy: BeforeAfter<Double>?
    /// Accuracy by the corrected labels over the same images, 0…1; nil without a model to compare
    /// with.
    public var correctedAccuracy: BeforeAfter<Double>?
    /// For each class, by the corrected labels; empty without a model to compare with.
    public var perClass: [ClassChange] = []
    /// How many of `corrections` are right.
    public var correctionsRight = BeforeAfter(before: 0, after: 0)
    /// How many corrections were looked at.
    public var corrections = 0
    /// Indices in the test part that are right after and were not before, by the corrected labels.
    public var fixed: [Int] = []
    /// Indices in the test part that were right before and are not after.
    public var broken: [Int] = []
    /// Share of the images whose predicted class changed, 0…1.
    public var churn = 0.0
}

extension ModelComparison {
    /// What is counted, and by which labels.
    struct Ground {
        /// The data set's labels of the whole part.
        let labels: [UInt8]
        /// Indices that neither model learned.
        let counted: [Int]
        /// What a person said over the labels, by index.
        let corrected: [Int: Int]
        let classCount: Int

        func label(of index: Int) -> Int { corrected[index] ?? Int(labels[index]) }
    }

    /// Compares two models' predictions for the test part.
    ///
    /// - Parameter old: Nil if there is nothing to compare with.
    init(_ old: PartPredictions?, _ new: PartPredictions, on ground: Ground) {
        let counted = ground.counted
        images = counted.count
        leftOut = ground.labels.count - counted.count
        correctedImages = counted.count { ground.label(of: $0) != Int(ground.labels[$0]) }
        guard let old, !counted.isEmpty else { return }
        func share(_ predictions: PartPredictions, by label: (Int) -> Int) -> Double {
            let right = counted.count { Int(predictions.classes[$0]) == label($0) }
            return Double(right) / Double(counted.count)
        }
        func both(by label: (Int) -> Int) -> BeforeAfter<Double> {
            BeforeAfter(before: share(old, by: label), after: share(new, by: label))
        }
        accuracy = both { Int(ground.labels[$0]) }
        correctedAccuracy = both(by: ground.label)
        let changed = counted.filter { old.classes[$0] != new.classes[$0] }
        fixed = changed.filter { Int(new.classes[$0]) == ground.label(of: $0) }
        broken = changed.filter { Int(old.classes[$0]) == ground.label(of: $0) }
        churn = Double(changed.count) / Double(counted.count)
        perClass = Self.classes(old, new, on: ground)
    }

    private static func classes(
        _ old: PartPredictions, _ new: PartPredictions, on ground: Ground
    ) -> [ClassChange] {
        let none = ClassChange(images: 0, right: BeforeAfter(before: 0, after: 0))
        var classes = Array(repeating: none, count: ground.classCount)
        for index in ground.counted {
            let label = ground.label(of: index)
            // Of a class that came with another model.
            guard label < classes.count else { continue }
            classes[label].images += 1
            if Int(old.classes[index]) == label { classes[label].right.before += 1 }
            if Int(new.classes[index]) == label { classes[label].right.after += 1 }
        }
        return classes
    }
}
