import Datasets
import NeuralNetwork

extension LoadedModel {
    /// The probabilities of the images, row by row; nil if the task was cancelled.
    ///
    /// - Parameters:
    ///   - mirrored: Left to right.
    ///   - progress: is told the share done, 0…1.
    func probabilities(
        of images: SplitImages, mirrored: Bool = false,
        progress: (@Sendable (Double) -> Void)? = nil
    ) async throws -> [Float]? {
        try await reduce(
            images, mirrored: mirrored, into: [Float](),
            { probabilities, _, _, output in
                probabilities += output.probabilities
            }, progress: progress)
    }

    /// Predictions of many images with what they were made of.
    struct Featured: Sendable {
        /// `[images, classes]`.
        var probabilities: [Float] = []
        /// `[images, features]`; empty for a network without a head or with more than
        /// `InstantLearner.mostFeatures`.
        var features: [Float] = []
    }

    /// The probabilities and the features of the images; nil if the task was cancelled.
    ///
    /// - Parameter progress: is told the share done, 0…1.
    func featured(
        _ images: SplitImages, progress: (@Sendable (Double) -> Void)? = nil
    ) async throws -> Featured? {
        try await reduce(
            images, into: Featured(),
            keepingFeatures: predictor.featureCount <= InstantLearner.mostFeatures,
            { found, _, _, output in
                found.probabilities += output.probabilities
                found.features += output.features
            }, progress: progress)
    }

    /// Predictions of many images with their novelty.
    struct Scored {
        /// `[images, classes]`.
        var probabilities: [Float] = []
        /// One an image; empty if it was not asked for or the model cannot tell.
        var novelty: [Double] = []

        /// The predicted class of each image; on a tie the first counts.
        func classes(_ classCount: Int) -> [Int] { probabilities.classes(classCount) }
    }

    /// The probabilities and, with `scores`, the novelty of the images; nil if the task was
    /// cancelled.
    ///
    /// - Parameter progress: is told the share done, 0…1.
    func scored(
        _ images: SplitImages, scores: Bool, progress: (@Sendable (Double) -> Void)? = nil
    ) async throws -> Scored? {
        let detector = scores ? detector : nil
        return try await reduce(
            images, into: Scored(), keepingFeatures: detector != nil,
            { scored, _, pixels, output in
                scored.probabilities += output.probabilities
                if let detector {
                    scored.novelty.append(
                        detector.score(
                            pixels: pixels, probabilities: output.probabilities,
                            features: output.features))
                }
            }, progress: progress)
    }

    /// What the network makes of one image.
    struct Output {
        /// `[classes]`.
        let probabilities: Slice<UnsafeMutableBufferPointer<Float>>
        /// `[features]`, empty where they were not kept.
        let features: Slice<UnsafeMutableBufferPointer<Float>>
    }

    /// What `take` makes of the images one by one; nil if the task was cancelled.
    ///
    /// - Parameters:
    ///   - mirrored: Left to right; `take` is given the pixels as they are.
    ///   - take: Is given each image's place among `images.indices`, its pixels, and what the
    ///     network makes of it.
    ///   - progress: Is told the share done, 0…1.
    func reduce<Result: Sendable>(
        _ images: SplitImages, mirrored: Bool = false, into initial: Result,
        keepingFeatures: Bool = false,
        _ take: @Sendable (inout Result, Int, UnsafeBufferPointer<UInt8>, Output) -> Void,
        progress: (@Sendable (Double) -> Void)? = nil
    ) async throws -> Result? {
        let (count, size, scaling) = (images.indices.count, predictor.imageSize, model.scaling)
        let (classes, features) = (
            predictor.classes, keepingFeatures ? predictor.featureCount : 0
        )
        return try await predictor.reduce(
            into: initial, count: count, keepingFeatures: keepingFeatures
        ) { range, inputs in
            for (row, place) in range.enumerated() {
                let input = UnsafeMutableBufferPointer(
                    rebasing: inputs[row * size..<(row + 1) * size])
                images.set.withPixels(of: images.indices[place]) { pixels in
                    scaling.fill(image: pixels, into: input)
                }
                if mirrored { input.mirrorRows(ofWidth: images.set.width) }
            }
        } _: { result, range, batch in
            for (row, place) in range.enumerated() {
                let output = Output(
                    probabilities: batch.probabilities[row * classes..<(row + 1) * classes],
                    features: batch.features[row * features..<(row + 1) * features])
                images.set.withPixels(of: images.indices[place]) {
                    take(&result, place, $0, output)
                }
            }
        } progress: { done in
            progress?(Double(done) / Double(count))
        }
    }
}

extension UnsafeMutableBufferPointer<Float> {
    fileprivate func mirrorRows(ofWidth width: Int) {
        for row in stride(from: 0, to: count, by: width) {
            self[row..<row + width].reverse()
        }
    }
}
